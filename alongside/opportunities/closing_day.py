"""Whether a closing day and the choice above it fit together; asked when drafting and when extending."""

from django.utils.translation import gettext as _

from alongside.design.forms import Form


def check_closing_day(form: Form, *, is_open_ended: bool | None) -> None:
    """Say what does not fit. A date is never dropped behind somebody's back: they clear it, or say that it closes."""
    closes = form.cleaned_data.get("closes")
    if is_open_ended is False and not closes:
        form.add_error("closes", _("Enter the closing date"))
    if is_open_ended and closes:
        form.add_error("closes", _("Clear the date if people can join at any time, or choose yes above"))

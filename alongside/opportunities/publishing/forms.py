"""What is typed to close, extend, cancel or send back."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, DateField, LongTextField
from alongside.design.forms import Form
from alongside.opportunities.closing_day import check_closing_day


class CommentsForm(Form):
    """What should change before it is published."""

    comments = LongTextField(
        label=_("What should change?"),
        hint=_("The people who wrote it see this."),
        max_length=2000,
        rows=4,
        error_messages={"required": _("Say what should change")},
    )


class CancelForm(Form):
    """Why it is called off."""

    reason = LongTextField(
        label=_("Why is it cancelled?"),
        hint=_("We send this to everyone who is interested, and show it on the page."),
        max_length=1000,
        rows=4,
        error_messages={"required": _("Say why it is cancelled")},
    )


class ExtendForm(Form):
    """A new closing date, or none."""

    has_end = ChoiceField(
        label=_("Is there a closing date?"),
        choices=[("yes", _("Yes, it closes on a date")), ("no", _("No, people can join at any time"))],
        error_messages={"required": _("Choose whether there is a closing date")},
    )
    closes = DateField(
        label=_("Closing date"), hint=_("Until the end of this day. For example, 27 3 2027"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """A date of today or later when there is one."""
        data = super().clean() or self.cleaned_data
        if "closes" not in self.errors:
            self._check_closing_day(data)
        if data.get("closes") and data["closes"] < timezone.localdate() and "closes" not in self.errors:
            self.add_error("closes", _("The closing date must be today or later"))
        return data

    def _check_closing_day(self, data: dict[str, Any]) -> None:
        """The old date, which we put there, need not be cleared to take the end away; the history keeps it."""
        is_open_ended = {"yes": False, "no": True}.get(data.get("has_end", ""))
        if not is_open_ended or "closes" in self.changed_data:
            check_closing_day(self, is_open_ended=is_open_ended)

    def day(self) -> datetime.date | None:
        """Return the new closing date; None for no end."""
        return self.cleaned_data["closes"] if self.cleaned_data["has_end"] == "yes" else None

"""What is written between a person and the choosers."""

from django.utils.translation import gettext_lazy as _

from alongside.design import fields
from alongside.design.forms import OnceForm


class NoteForm(OnceForm):
    """One message."""

    words = fields.LongTextField(
        label=_("Your message"),
        max_length=2000,
        rows=4,
        error_messages={"required": _("Write your message")},
    )

"""What a member adds to the record of what they did."""

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import TextField
from alongside.design.forms import OnceForm


class OtherForm(OnceForm):
    """Something that was done elsewhere, and so did not write itself down."""

    words = TextField(
        label=_("Something you did that is not in the list"),
        hint=_("For example: rang the ward and asked who writes the letters"),
        max_length=300,
        error_messages={"required": _("Say what you did")},
    )

"""“We need someone who…”."""

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import TextField
from alongside.design.forms import OnceForm


class OpeningForm(OnceForm):
    """The beginning of an opening."""

    title = TextField(
        label=_("We need someone who …"),
        hint=_("This becomes the title, so write it as one. For example: Help us test new clinic letters"),
        max_length=120,
        error_messages={"required": _("Say in a few words whom you need")},
    )

"""The last question before everything is deleted."""

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import SwitchField
from alongside.design.forms import Form


class DeleteForm(Form):
    """That somebody means it."""

    sure = SwitchField(
        label=_("I understand that this cannot be undone"),
        error_messages={"required": _("Tick the box if you want to delete everything about you")},
    )

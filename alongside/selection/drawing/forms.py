"""What is typed when a number is drawn."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design import fields
from alongside.design.forms import Form


class NumberForm(Form):
    """The number that was drawn in public, or none: then it is drawn here."""

    number = fields.NumberField(
        label=_("The number that was drawn"),
        hint=_("Leave it empty to let this service draw it now."),
        required=False,
        min_value=1,
        width="4",
    )
    how = fields.TextField(
        label=_("How was it drawn, and who watched?"),
        hint=_("This is published. For example: “With three ten-sided dice at the public meeting on 3 May.”"),
        max_length=500,
        required=False,
    )

    def __init__(self, data: Any, *, most: int) -> None:
        super().__init__(data)
        self.most = most

    def clean(self) -> dict[str, Any]:
        """A number within the panels, and how it came about."""
        typed = super().clean() or self.cleaned_data
        number = typed.get("number")
        if number is not None and number > self.most:
            self.add_error("number", _("Enter a number from 1 to %(most)d") % {"most": self.most})
        if number is not None and not typed.get("how") and "how" not in self.errors:
            self.add_error("how", _("Say how it was drawn and who watched, so that people can trust it"))
        return typed

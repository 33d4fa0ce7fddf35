"""What a scrutineer says."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design import fields
from alongside.design.forms import Form
from alongside.selection.models import Scrutiny


class FindingForm(Form):
    """What was found."""

    finding = fields.ChoiceField(
        label=_("What did you find?"),
        choices=Scrutiny.Finding.choices,
        error_messages={"required": _("Choose what you found")},
    )
    words = fields.LongTextField(
        label=_("Your words (optional)"),
        hint=_("They are published. Name nobody, and no numbers of a small group."),
        max_length=2000,
        rows=4,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Something wrong needs to be said."""
        typed = super().clean() or self.cleaned_data
        if typed.get("finding") == Scrutiny.Finding.WRONG and not typed.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say what is not right"))
        return typed

"""Reporting and hiding."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, LongTextField
from alongside.design.forms import Form
from alongside.opportunities.models import Report


def what_is_wrong(choices: Sequence[tuple[str, Any]], **more: Any) -> ChoiceField:
    """Return the question what is wrong with something that everybody can read."""
    wanted = {"required": _("Choose what is wrong")}
    return ChoiceField(label=_("What is wrong with it?"), choices=choices, error_messages=wanted, **more)


class ReportForm(Form):
    """What is wrong with a listing. The page holds no token: it is the same for everybody."""

    reason = what_is_wrong(Report.Reason.choices)
    words = LongTextField(
        label=_("Tell us more (optional)"),
        hint=_("Please leave out private details about you or anybody else."),
        max_length=2000,
        rows=5,
        required=False,
    )


class HideForm(Form):
    """Why it is hidden."""

    reason = LongTextField(
        label=_("Why do you hide it?"),
        hint=_("The organisation’s involvement leads see this. The public does not."),
        max_length=1000,
        rows=4,
        error_messages={"required": _("Say why you hide it")},
    )

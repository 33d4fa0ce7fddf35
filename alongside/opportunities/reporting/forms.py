"""Reporting and hiding."""

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, LongTextField
from alongside.design.forms import Form
from alongside.opportunities.models import Report


class ReportForm(Form):
    """What is wrong with a listing. The page holds no token: it is the same for everybody."""

    reason = ChoiceField(
        label=_("What is wrong with it?"),
        choices=Report.Reason.choices,
        error_messages={"required": _("Choose what is wrong")},
    )
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

"""What people get: payment, expenses, access, support."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.design.fields import ChoiceField, LongTextField, MoneyField, SelectField, TextField
from alongside.opportunities.choices import PaymentPer
from alongside.opportunities.drafting.forms.base import StepForm, YesNoField

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class PaymentForm(StepForm):
    """Payment and expenses, up front and apart."""

    is_paid = ChoiceField(
        label=_("Do you pay people for their time?"),
        choices=YES_NO,
        error_messages={"required": _("Choose yes if you pay people for their time")},
    )
    payment_pence = MoneyField(
        label=_("How much?"), hint=_("In pounds, before any tax. For example, 25"), most=100_000_00, required=False
    )
    payment_per = SelectField(
        label=_("What is that for?"), choices=[("", _("Choose one")), *PaymentPer.choices], required=False
    )
    payment = TextField(
        label=_("Anything else about payment (optional)"),
        hint=_("For example: how and when you pay, and that people can say no to it or ask for less."),
        max_length=500,
        required=False,
    )
    covers_expenses = ChoiceField(
        label=_("Do you cover people’s expenses?"),
        hint=_("Such as travel, food, childcare or somebody to look after the person they care for."),
        choices=YES_NO,
        error_messages={"required": _("Choose yes if you cover expenses")},
    )
    expenses = TextField(
        label=_("Which expenses, and how? (optional)"),
        hint=_("For example: we book and pay for your train; you send us other receipts."),
        max_length=500,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Read yes and no; a finished answer has an amount when there is payment, and none when there is not."""
        data = super().clean() or self.cleaned_data
        for name in ("is_paid", "covers_expenses"):
            data[name] = YesNoField.to_bool(data.get(name, ""))
        if not self.unfinished and data["is_paid"] is not None:
            self._check_amount(data)
        return data

    def _check_amount(self, data: dict[str, Any]) -> None:
        """An amount is never dropped behind somebody's back: they clear it, or say that they pay."""
        amount, is_for = data.get("payment_pence"), data.get("payment_per")
        if not data["is_paid"]:
            if amount:
                self.add_error("payment_pence", _("Clear the amount if you do not pay people, or choose yes above"))
            return
        if not amount and "payment_pence" not in self.errors:
            self.add_error("payment_pence", _("Enter how much you pay"))
        if not is_for and "payment_per" not in self.errors:
            self.add_error("payment_per", _("Choose what the amount is for"))

    @classmethod
    def as_typed(cls, answer: dict[str, Any]) -> dict[str, Any]:
        """Show what is kept as yes and no."""
        return answer | {name: YesNoField.from_bool(answer[name]) for name in ("is_paid", "covers_expenses")}


class AccessForm(StepForm):
    """Access and support."""

    access_support = LongTextField(
        label=_("What access and support do you offer?"),
        hint=_("For example: step-free rooms, breaks, papers in large print, a phone call before the first meeting, "
               "interpreters, somebody to talk to afterwards."),
        max_length=2000,
        rows=6,
        page_heading=True,
        error_messages={"required": _("Say what access and support you offer")},
    )  # fmt: skip

"""What the forms of all questions share: where an answer lies on the opportunity, and saving before it is finished."""

from typing import Any, ClassVar

from django import forms

from alongside.design.forms import Form
from alongside.opportunities.models import Opportunity


class StepForm(Form):
    """One question. Its fields have the names of the opportunity's own columns.

    `version` is the version of the answer that the page showed: the action compares it and never overwrites what a
    colleague saved meanwhile. With `unfinished` nothing is required, so that anybody can stop and come back.
    """

    version = forms.IntegerField(required=False, min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput)
    intro: ClassVar[str] = ""

    def __init__(self, *args: Any, unfinished: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unfinished = unfinished
        for field in self.fields.values():
            field.required = field.required and not unfinished

    def fit(self, opportunity: Opportunity) -> None:
        """Leave out what this opportunity does not ask any more."""

    def clean_version(self) -> int:
        """A version that was lost counts as the first: then any saved answer is shown before it is replaced."""
        return self.cleaned_data.get("version") or 0

    def answer(self) -> dict[str, Any]:
        """Return what was typed, by column."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @classmethod
    def names(cls) -> list[str]:
        """Return the columns that this question fills, in the order of the page."""
        return [name for name in cls.base_fields if name != "version"]

    @classmethod
    def stored(cls, opportunity: Opportunity) -> dict[str, Any]:
        """Return the answer as it is saved now."""
        return {name: getattr(opportunity, name) for name in cls.names()}

    @classmethod
    def store(cls, opportunity: Opportunity, answer: dict[str, Any]) -> None:
        """Save an answer. The opportunity is locked."""
        for name, value in answer.items():
            setattr(opportunity, name, value)
        opportunity.save(update_fields=list(answer))

    @classmethod
    def as_typed(cls, answer: dict[str, Any]) -> dict[str, Any]:
        """Return an answer as the form's own initial values."""
        return answer


class YesNoField(forms.Field):
    """Marks a choice of yes and no that is kept as true, false or not answered."""

    @staticmethod
    def to_bool(value: str) -> bool | None:
        """Read a choice."""
        return {"yes": True, "no": False}.get(value)

    @staticmethod
    def from_bool(value: bool | None) -> str:
        """Show what is kept."""
        return {True: "yes", False: "no", None: ""}[value]

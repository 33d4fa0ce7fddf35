"""The targets as somebody types them: how many places, and from how many to how many of each answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.design import fields
from alongside.design.forms import Form
from alongside.selection.models import Feature

MOST_PLACES = 1000


@dataclass(frozen=True, kw_only=True)
class Line:
    """One answer: how many came forward with it, how many places its share is, and its two inputs."""

    value: str
    came: int
    exact: float | None
    least: forms.BoundField
    most: forms.BoundField

    @property
    def errors(self) -> list[str]:
        """What is wrong with either."""
        return [str(error) for field in (self.least, self.most) for error in field.errors]


class TargetsForm(Form):
    """How many places, and how many of each answer."""

    size = fields.NumberField(
        label=_("How many places are there?"),
        min_value=1,
        max_value=MOST_PLACES,
        width="4",
        error_messages={
            "required": _("Enter how many places there are"),
            "min_value": _("Enter 1 or more"),
            "max_value": _("Enter 1,000 or fewer"),
        },
    )

    def __init__(self, data: Any, *, features: Sequence[Feature], size: int, rows: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(data, initial={"size": size})
        self.features = features
        there = {(row["feature"], row["value"]): row for row in rows}
        for feature in features:
            for place, value in enumerate(feature.values):
                row = there.get((feature.name, value), {"least": 0, "most": size})
                self._add(f"least_{feature.pk}_{place}", feature, value, _("At least"), row["least"])
                self._add(f"most_{feature.pk}_{place}", feature, value, _("At most"), row["most"])
            self.fields[f"kept_{feature.pk}"] = forms.BooleanField(required=False)

    def _add(self, name: str, feature: Feature, value: str, words: Any, number: int) -> None:
        label = _("%(words)s, %(feature)s: %(value)s") % {"words": words, "feature": feature.name, "value": value}
        wrong = _("%(feature)s, %(value)s: enter a whole number from 0 to 1,000")
        said = wrong % {"feature": feature.name, "value": value}
        self.fields[name] = fields.NumberField(
            label=label,
            min_value=0,
            max_value=MOST_PLACES,
            error_messages=dict.fromkeys(["required", "invalid", "min_value", "max_value"], said),
        )
        self.initial[name] = number

    def clean(self) -> dict[str, Any]:
        """A minimum is not above its maximum."""
        typed = super().clean() or self.cleaned_data
        for feature in self.features:
            for place, value in enumerate(feature.values):
                least, most = typed.get(f"least_{feature.pk}_{place}"), typed.get(f"most_{feature.pk}_{place}")
                if least is not None and most is not None and least > most:
                    words = _("%(feature)s, %(value)s: “at least” is above “at most”. Lower one, or raise the other")
                    self.add_error(f"least_{feature.pk}_{place}", words % {"feature": feature.name, "value": value})
        return typed

    def rows(self) -> list[dict[str, Any]]:
        """Return the targets that were typed, in the order of the page."""
        typed = self.cleaned_data
        return [
            {
                "feature": feature.name,
                "value": value,
                "least": typed[f"least_{feature.pk}_{place}"],
                "most": typed[f"most_{feature.pk}_{place}"],
            }
            for feature in self.features
            for place, value in enumerate(feature.values)
        ]

    def kept(self) -> list[str]:
        """Return the features whose targets the advice leaves alone."""
        return [feature.name for feature in self.features if self.cleaned_data.get(f"kept_{feature.pk}")]

    def lines(
        self, came: Mapping[str, Mapping[str, int]], exact: Mapping[tuple[str, str], float]
    ) -> list[tuple[Feature, list[Line], forms.BoundField]]:
        """Return what the page shows of each feature."""
        found = []
        for feature in self.features:
            rows = [
                Line(
                    value=value,
                    came=came[feature.name][value],
                    exact=exact.get((feature.name, value)),
                    least=self[f"least_{feature.pk}_{place}"],
                    most=self[f"most_{feature.pk}_{place}"],
                )
                for place, value in enumerate(feature.values)
            ]
            found.append((feature, rows, self[f"kept_{feature.pk}"]))
        return found

"""The page of the form of interest that asks for the draw: what is kept of it, and what may be used."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core.lottery import NOT_STATED
from alongside.design import fields
from alongside.opportunities.hooks import OwnStep
from alongside.opportunities.interests.expressing.forms import StepForm
from alongside.opportunities.interests.models import Interest
from alongside.opportunities.models import Opportunity
from alongside.selection.models import Feature, Stated


def features_of(opportunity: Opportunity) -> list[Feature]:
    """Return what the draw of an opportunity asks, in order."""
    return list(Feature.objects.filter(draw__opportunity=opportunity))


def stated_by(interest: Interest) -> Stated | None:
    """Return what somebody said for the draw; None when nothing is kept."""
    return Stated.objects.filter(interest=interest).first() if interest.pk else None


def usable(stated: Stated | None, features: Iterable[Feature]) -> dict[str, str]:
    """Return the value of each feature, by its number, as the draw counts it: without consent nothing is stated."""
    said = stated.values if stated is not None and stated.may_use == Stated.Use.YES else {}
    found = {}
    for feature in features:
        value = said.get(str(feature.pk), NOT_STATED)
        found[str(feature.pk)] = value if value in feature.values else NOT_STATED
    return found


class DrawForm(StepForm):
    """The questions of the draw, and whether the answers may be used."""

    may_use = fields.ChoiceField(
        label=gettext_lazy("May your answers on this page be used for the draw?"),
        choices=Stated.Use.choices,
        error_messages={"required": gettext_lazy("Say whether your answers may be used for the draw")},
    )

    def prepare(self) -> None:
        """Ask each feature; whoever would rather not say may, or leaves it out."""
        asked = {}
        for feature in features_of(self.place.opportunity):
            choices = [(value, value) for value in feature.values] + [(NOT_STATED, _("I would rather not say"))]
            asked[f"feature_{feature.pk}"] = fields.ChoiceField(
                label=feature.question,
                hint=feature.help,
                choices=choices,
                required=False,
                error_messages={"invalid_choice": _("Choose one of the answers")},
            )
        self.fields = asked | self.fields


def kept(interest: Interest) -> dict[str, Any]:
    """Return what is saved, by the names of the form."""
    stated = stated_by(interest)
    if stated is None:
        return {}
    return {f"feature_{number}": value for number, value in stated.values.items()} | {"may_use": stated.may_use}


def put(interest: Interest, words: Mapping[str, Any]) -> None:
    """Save what was chosen; nothing but the no of whoever says no."""
    may_use = words.get("may_use") if words.get("may_use") in Stated.Use.values else ""
    values = {}
    if may_use != Stated.Use.NO:
        for feature in features_of(interest.opportunity):
            value = words.get(f"feature_{feature.pk}")
            if value in [*feature.values, NOT_STATED]:
                values[str(feature.pk)] = value
    agreed_at = timezone.now() if may_use == Stated.Use.YES else None
    facts = {"values": values, "may_use": may_use, "agreed_at": agreed_at}
    Stated.objects.update_or_create(interest=interest, defaults=facts)


def rows(interest: Interest) -> list[tuple[str, str]]:
    """Return each question with the answer that counts, for the person's own eyes."""
    features = features_of(interest.opportunity)
    counted = usable(stated_by(interest), features)
    found = []
    for feature in features:
        value = counted[str(feature.pk)]
        found.append((feature.question, _("Not stated") if value == NOT_STATED else value))
    return found


def forget(interest: Interest) -> None:
    """Delete what somebody said, when what they wrote is taken away."""
    Stated.objects.filter(interest=interest).delete()


STEP = OwnStep(
    slug="draw",
    title=gettext_lazy("For the fair draw"),
    form=DrawForm,
    kept=kept,
    put=put,
    rows=rows,
    words="selection/asked.jinja",
)

"""What everybody may see of a draw, and what only the person concerned may."""

import uuid
from collections import Counter
from dataclasses import dataclass
from typing import Any

from alongside.core.lottery import NOT_STATED
from alongside.opportunities.models import Interest, Opportunity
from alongside.people.models import Person
from alongside.selection.asking import step
from alongside.selection.drawing.queries import opportunity_at
from alongside.selection.models import Draw, Entry, Feature, Replacement, Scrutiny

__all__ = ["Mine", "Shown", "mine", "opportunity_at", "published", "shown"]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A draw as everybody sees it: nothing points at a person."""

    opportunity: Opportunity
    draw: Draw
    features: list[Feature]
    scrutiny: Scrutiny | None
    replacements: list[Replacement]


def shown(opportunity: Opportunity) -> Shown | None:
    """Return what is public of the draw of an opportunity; None when there is none."""
    draw = Draw.objects.filter(opportunity=opportunity).select_related("scrutiny").first()
    if draw is None:
        return None
    draw.opportunity = opportunity
    return Shown(
        opportunity=opportunity,
        draw=draw,
        features=list(draw.features.all()),
        scrutiny=getattr(draw, "scrutiny", None),
        replacements=list(draw.replacements.all()),
    )


def published(draw: Draw) -> dict[str, Any]:
    """Return the list that anybody can check the commitment with, once it is drawn."""
    return {
        "commitment": draw.commitment,
        "salt": draw.seal.salt,
        "number": draw.number,
        "panels": draw.seal.panels,
    }


@dataclass(frozen=True, kw_only=True)
class Why:
    """One thing somebody said, and how many others said it: why chances differ."""

    question: str
    value: str
    is_stated: bool
    people: int


@dataclass(frozen=True, kw_only=True)
class Mine:
    """A draw as one person in it sees it."""

    interest: Interest
    opportunity: Opportunity
    draw: Draw
    entry: Entry | None
    said: list[tuple[str, str]]
    may_use: bool
    why: list[Why]
    inside: int
    ready: int

    @property
    def may_take_back(self) -> bool:
        """Whether what was said can still be taken out."""
        return self.may_use and not self.draw.is_fixed and self.interest.is_waiting


def mine(person: Person, key: uuid.UUID) -> Mine | None:
    """Return the draw behind somebody's interest, for their own eyes; None when it is not theirs, or there is none."""
    rows = Interest.objects.filter(person=person, key=key)
    interest = rows.select_related("opportunity__organisation", "opportunity__draw", "stated").first()
    draw = getattr(interest.opportunity, "draw", None) if interest else None
    if interest is None or draw is None:
        return None
    entry = Entry.objects.filter(interest=interest).first()
    stated = getattr(interest, "stated", None)
    return Mine(
        interest=interest,
        opportunity=interest.opportunity,
        draw=draw,
        entry=entry,
        said=step.rows(interest),
        may_use=stated is not None and stated.may_use == stated.Use.YES,
        why=_why(draw, entry) if entry else [],
        inside=_inside(draw, entry) if entry and draw.stage == Draw.Stage.DRAWN else 0,
        ready=Entry.objects.filter(draw=draw, ready__isnull=False).count(),
    )


def _why(draw: Draw, entry: Entry) -> list[Why]:
    numbers: dict[str, Counter[str]] = {}
    for values in Entry.objects.filter(draw=draw).values_list("values", flat=True):
        for name, value in values.items():
            numbers.setdefault(name, Counter())[value] += 1
    return [
        Why(
            question=feature.question,
            value=entry.values[feature.name],
            is_stated=entry.values[feature.name] != NOT_STATED,
            people=numbers[feature.name][entry.values[feature.name]],
        )
        for feature in draw.features.all()
        if feature.name in entry.values
    ]


def _inside(draw: Draw, entry: Entry) -> int:
    """Return in how many of the panels somebody stands."""
    return sum(entry.reference in panel for panel in draw.seal.panels)

"""Whether targets can be met by those who came forward, how chances spread, and what each target costs.

Nothing here names anybody: choosers see how many people gave each answer, that somebody has no chance, and why.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import Any

from alongside.core.lottery import (
    NOT_STATED,
    Change,
    NoPanelError,
    Pool,
    Quota,
    TimeOverError,
    advice,
    causes,
    costs,
    draw,
    suggest,
    unmoved,
)
from alongside.opportunities.models import Interest, Opportunity
from alongside.selection.asking.step import usable
from alongside.selection.models import NO_CHANCE, Draw, Feature

#: Longer nobody waits for a page: then only whether targets can be met is said.
SECONDS = 4.0
#: Chances are shown in bands from this one to the next.
BANDS = (0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True, kw_only=True)
class Entrant:
    """Somebody who can be drawn, with a value for each feature by its name."""

    interest: Interest
    values: Mapping[str, str]


def entrants(opportunity: Opportunity, features: Sequence[Feature]) -> list[Entrant]:
    """Return who waits for an answer, with what may be used of what they said; two queries however many."""
    rows = Interest.objects.filter(opportunity=opportunity, state=Interest.State.SENT, person__isnull=False)
    found = []
    for interest in rows.select_related("stated").order_by("pk"):
        counted = usable(getattr(interest, "stated", None), features)
        found.append(Entrant(interest=interest, values={one.name: counted[str(one.pk)] for one in features}))
    return found


def quotas_of(rows: Sequence[Mapping[str, Any]]) -> list[Quota]:
    """Return targets as they are kept as quotas."""
    return [
        Quota(feature=row["feature"], value=row["value"], least=row["least"], most=row["most"]) for row in rows
    ]  # fmt: skip


def agreed(draw: Draw) -> list[Quota]:
    """Return the targets that a second person has agreed to, or is asked to; none before they are proposed."""
    return quotas_of(draw.targets.quotas) if draw.targets else []


def pool_of(names: Sequence[str], values: Sequence[Mapping[str, str]], quotas: Sequence[Quota], size: int) -> Pool:
    """Return the pool of people by names (ids), each with their values, in that order."""
    features = sorted({quota.feature for quota in quotas})
    return Pool(
        people=list(names),
        values={feature: [row.get(feature, NOT_STATED) for row in values] for feature in features},
        quotas=list(quotas),
        size=size,
    )


def counted(people: Sequence[Entrant], features: Sequence[Feature]) -> dict[str, dict[str, int]]:
    """Return how many came forward with each value of each feature, "not stated" last."""
    found = {}
    for feature in features:
        numbers = Counter(person.values[feature.name] for person in people)
        found[feature.name] = {value: numbers[value] for value in [*feature.values, NOT_STATED]}
    return found


def suggested(
    people: Sequence[Entrant], features: Sequence[Feature], size: int
) -> tuple[list[dict[str, Any]], dict[tuple[str, str], float]]:
    """Return targets from the population, with how many places a share stands for before it is rounded.

    Features without shares are left free.
    """
    rows, exact = [], {}
    for feature in features:
        if not feature.shares or size < 1:
            rows += [_row(feature.name, value, 0, size) for value in feature.values]
            continue
        silent = sum(person.values[feature.name] == NOT_STATED for person in people)
        # Shares have two digits after the point at most.
        population = {value: round(feature.shares.get(value, 0) * 100) for value in feature.values}
        part = Fraction(silent, len(people)) if people and silent < len(people) else Fraction(0)
        for found in suggest(feature.name, population, size, not_stated=part):
            quota = found.quota
            rows.append(_row(feature.name, quota.value, quota.least, quota.most))
            exact[feature.name, quota.value] = float(found.exact)
    return rows, exact


def _row(feature: str, value: str, least: int, most: int) -> dict[str, Any]:
    return {"feature": feature, "value": value, "least": least, "most": most}


def tried(
    people: Sequence[Entrant], features: Sequence[Feature], rows: Sequence[Mapping[str, Any]], size: int,
    kept: Sequence[str] = (),
) -> dict[str, Any]:  # fmt: skip
    """Return what came of a version: `possible, people, came`, then either `advice` or the spread of chances.

    `kept` are features whose targets the advice leaves alone.
    """
    found: dict[str, Any] = {"people": len(people), "came": counted(people, features), "possible": False}
    if not 1 <= size <= len(people):
        return found | {"too_few": True}
    quotas = quotas_of(rows)
    pool = pool_of([str(number) for number in range(len(people))], [one.values for one in people], quotas, size)
    changes = advice(pool, unmoved(quotas, kept))
    if changes is None or changes:
        return found | {"advice": None if changes is None else [_change(one) for one in changes]}
    return found | {"possible": True} | _spread(pool)


def _change(change: Change) -> dict[str, Any]:
    quota = change.quota
    return {
        **_row(quota.feature, quota.value, quota.least, quota.most),
        "lower": change.least,
        "higher": change.most,
        "came": change.came_forward,
    }


def _spread(pool: Pool) -> dict[str, Any]:
    """Return how chances spread; nothing when that takes too long: the sums in the background then say it."""
    try:
        lottery = draw(pool, seconds=SECONDS)
    except (TimeOverError, NoPanelError):
        return {}
    chances: list[float] = []
    nobody: list[str] = []
    for kind, chance in zip(lottery.shape.kinds, lottery.chances, strict=True):
        chances += [float(chance)] * len(kind.people)
        nobody += kind.people if chance < NO_CHANCE else ()
    return {
        "lowest": min(chances),
        "median": median(chances),
        "highest": max(chances),
        "proven": lottery.is_proven,
        "bands": _bands(chances),
        "none": len(nobody),
        "causes": [[one.quota.feature, one.quota.value, one.people] for one in causes(pool, nobody)],
        "costs": [
            [one.quota.feature, one.quota.value, one.costs]
            for one in sorted(costs(pool, none=nobody), key=lambda one: -one.costs)
            if one.costs > 1e-4
        ],
    }


def _bands(chances: Sequence[float]) -> list[list[float]]:
    """Return from, to and how many people, for bands of chances; who has none is a band of their own."""
    found: list[list[float]] = [[0, 0, sum(chance < NO_CHANCE for chance in chances)]]
    for low, high in pairwise(BANDS):
        inside = sum(max(low, NO_CHANCE) <= one < high or (one >= high == 1.0) for one in chances)
        found.append([low, high, inside])
    return [band for band in found if band[2]]

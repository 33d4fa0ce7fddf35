"""Small properties that listings have in common, and whether they fit what is asked: the filters without a query."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alongside.opportunities.choices import Mode
from alongside.opportunities.finding.filters import HOME, Asked
from alongside.opportunities.finding.narrowing import AT_HOME
from alongside.opportunities.finding.words import folded


@dataclass(frozen=True, slots=True)
class Combination:
    """What many listings have in common, and how many they are."""

    stage: str
    level: str
    mode: str
    region: str
    is_paid: bool | None
    is_soon: bool
    is_near: bool
    count: int = 1


def fits(row: Combination, asked: Asked) -> bool:
    """The same question as `narrowing` asks of the database, asked of a combination."""
    if (asked.stage and row.stage not in asked.stage) or (asked.level and row.level not in asked.level):
        return False
    if len(asked.paid) == 1 and row.is_paid != ("yes" in asked.paid):
        return False
    if asked.soon and not row.is_soon:
        return False
    if not asked.where and not folded(asked.place):
        return True
    near = bool(folded(asked.place)) and row.is_near and row.mode != Mode.REMOTE
    return near or any(place in asked.where for place in places(row))


def places(row: Combination) -> list[str]:
    """Return where one can take part: from home, in a region."""
    at_home = [HOME] if row.mode in AT_HOME else []
    return at_home + ([row.region] if row.region and row.mode != Mode.REMOTE else [])


def paid(row: Combination) -> list[str]:
    """Return whether it is paid; nothing where that is not known."""
    return [] if row.is_paid is None else ["yes" if row.is_paid else "no"]


def sums(cube: Iterable[Combination], asked: Asked, values: Callable[[Combination], list[str]]) -> Counter[str]:
    """Count what fits by each of its values."""
    found: Counter[str] = Counter()
    for row in cube:
        if fits(row, asked):
            for value in values(row):
                found[value] += row.count
    return found

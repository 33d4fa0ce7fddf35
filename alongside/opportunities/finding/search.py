"""What somebody looks for in their own words: which listings answer it, how well, and how the words were read."""

import dataclasses
from dataclasses import dataclass

from django.utils import timezone

from alongside.core import search, slips
from alongside.core.search import Concept, Kind, Plan, Way
from alongside.core.search.ways import AT_A_DISTANCE
from alongside.core.search.words import fold
from alongside.opportunities.choices import Mode
from alongside.opportunities.finding import index
from alongside.opportunities.finding.index import Row
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import ListingMark

AT_HOME = {Mode.REMOTE, Mode.BOTH}


@dataclass(frozen=True)
class Look:
    """A search that was made: how its words were read, and what answers it, the best first.

    `unmet` holds the places and ways of taking part that were asked for and that nothing found has.
    """

    plan: Plan
    rows: tuple[Row, ...]
    unmet: tuple[Concept, ...] = ()

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """How the words were read, in their order."""
        return tuple(wish.concept for wish in self.plan.wishes)

    def met(self, row: Row) -> list[Concept]:
        """Return what a listing was found by."""
        return [concept for number, concept in enumerate(self.concepts) if row.concepts >> number & 1]


def look(words: str) -> Look:
    """Search, in four queries at most. Words that say nothing find nothing."""
    wishes = [search.wish(concept) for concept in search.read(words)]
    counts = _counts(wishes)
    mended = _mended(wishes, counts)
    if mended != wishes:
        counts |= _counts(mended)
    plan = search.plan(mended, counts)
    rows = index.hits(plan, today=timezone.localdate())
    kept, unmet = _narrowed(plan, rows)
    return Look(plan, tuple(sorted(kept, key=lambda row: (-row.points, row.closes, row.key))), unmet)


def _counts(wishes: list[search.Wish]) -> dict[str, int]:
    marks = {search.ALL, *(mark for wish in wishes for mark in wish.shares)}
    return dict(ListingMark.objects.filter(mark__in=marks).values_list("mark", "openings"))


def _mended(wishes: list[search.Wish], counts: dict[str, int]) -> list[search.Wish]:
    """Read one word that no listing has, and that is no English, as the words in use it was most likely meant to be."""
    for number, wish in enumerate(wishes):
        concept = wish.concept
        if concept.kind is Kind.WORD and not any(counts.get(mark) for mark in wish.shares):
            word = folded(concept.written)
            meant = () if slips.is_english(word) else index.near(fold(word), concept.values[0])
            if meant:
                better = dataclasses.replace(concept, values=meant, words=meant, is_guess=True)
                return [*wishes[:number], search.wish(better), *wishes[number + 1 :]]
    return wishes


def _narrowed(plan: Plan, rows: list[Row]) -> tuple[list[Row], tuple[Concept, ...]]:
    """Places and ways of taking part are filters: only what has them is shown, unless that would be nothing."""
    unmet = []
    for number, wish in enumerate(plan.wishes):
        if wish.concept.kind in {Kind.PLACE, Kind.WAY}:
            kept = [row for row in rows if _has(row, number, wish.concept)]
            if rows and not kept:
                unmet.append(wish.concept)
            rows = kept or rows
    return rows, tuple(unmet)


def _has(row: Row, number: int, concept: Concept) -> bool:
    found = bool(row.concepts >> number & 1)
    if concept.kind is Kind.PLACE:
        return found or not (row.place or row.region)
    way = Way(concept.values[0])
    if way in AT_A_DISTANCE:
        return row.mode in AT_HOME or (found and not row.mode)
    return found

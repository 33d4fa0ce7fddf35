"""What somebody looks for in their own words: which listings answer it, how well, and how the words were read."""

import dataclasses
from dataclasses import dataclass

import numpy as np
from django.utils import timezone

from alongside.core import search, slips
from alongside.core.search import Concept, Kind, Plan, Way
from alongside.core.search.ways import AT_A_DISTANCE
from alongside.core.search.words import fold
from alongside.opportunities.choices import Mode
from alongside.opportunities.finding import index, shelf
from alongside.opportunities.finding.shelf import VALUES, Shelf
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import ListingMark

AT_HOME = [VALUES["mode"].index(mode) for mode in (Mode.REMOTE, Mode.BOTH)]


@dataclass(frozen=True, slots=True)
class Row:
    """One listing that answers a search: its place on the shelf, its points, which concepts it has (a bit each)."""

    key: int
    at: int
    points: float
    concepts: int
    closes: int


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


def look(words: str, held: Shelf | None = None) -> Look:
    """Search what is open, in four queries at most, and one for the shelf. Words that say nothing find nothing."""
    held = held or shelf.current()
    wishes = [search.wish(concept) for concept in search.read(words)]
    counts = _counts(wishes)
    mended = _mended(wishes, counts)
    if mended != wishes:
        counts |= _counts(mended)
    plan = search.plan(mended, counts)
    kept, unmet = _narrowed(plan, _open(index.hits(plan), held), held)
    return Look(plan, tuple(sorted(kept, key=lambda row: (-row.points, row.closes, row.key))), unmet)


def _open(hits: list[index.Hit], held: Shelf) -> list[Row]:
    """Return those that are open today, with their places on the shelf."""
    at, there = held.places_of(np.array([hit.key for hit in hits], dtype=np.int64))
    today, closes = timezone.localdate().toordinal(), held.columns["closes"]
    found = zip(hits, at.tolist(), there.tolist(), strict=True)
    return [
        Row(hit.key, place, hit.points, hit.concepts, int(closes[place]))
        for hit, place, is_there in found
        if is_there and closes[place] >= today
    ]


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


def _narrowed(plan: Plan, rows: list[Row], held: Shelf) -> tuple[list[Row], tuple[Concept, ...]]:
    """Places and ways of taking part are filters: only what has them is shown, unless that would be nothing."""
    unmet = []
    for number, wish in enumerate(plan.wishes):
        if wish.concept.kind in {Kind.PLACE, Kind.WAY}:
            kept = [row for row in rows if _has(row, number, wish.concept, held)]
            if rows and not kept:
                unmet.append(wish.concept)
            rows = kept or rows
    return rows, tuple(unmet)


def _has(row: Row, number: int, concept: Concept, held: Shelf) -> bool:
    found = bool(row.concepts >> number & 1)
    if concept.kind is Kind.PLACE:
        return found or not (held.columns["placed"][row.at] or held.columns["region"][row.at] >= 0)
    if Way(concept.values[0]) in AT_A_DISTANCE:
        mode = held.columns["mode"][row.at]
        return mode in AT_HOME or (found and mode < 0)
    return found

"""What somebody looks for in their own words: which listings answer it, how well, and how the words were read."""

import dataclasses
from dataclasses import dataclass
from typing import Self

import numpy as np
from django.utils import timezone

from alongside.core import search, slips
from alongside.core.search import Concept, Kind, Plan, Way
from alongside.core.search.ways import AT_A_DISTANCE
from alongside.core.search.words import fold
from alongside.opportunities.choices import Mode
from alongside.opportunities.finding import index, shelf
from alongside.opportunities.finding.shelf import VALUES, Flags, Floats, Ints, Shelf
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import ListingMark

# Built once and then narrowed: for small questions, building one takes longer than asking it.
_OPENINGS = ListingMark.objects.values_list("mark", "openings")
AT_HOME = [VALUES["mode"].index(mode) for mode in (Mode.REMOTE, Mode.BOTH)]


@dataclass(frozen=True)
class Look:
    """A search that was made: how its words were read, and what answers it, the best first.

    What answers is held as three columns: keys, places on the shelf and points. `unmet` holds the places and ways of
    taking part that were asked for and that nothing found has. `errand` is what somebody wants instead of taking part:
    nothing answers it here.
    """

    plan: Plan
    keys: Ints
    at: Ints
    points: Floats
    unmet: tuple[Concept, ...] = ()
    errand: str = ""

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
    if errand := search.errand(words):
        nothing = np.zeros(0, dtype=np.int64)
        return Look(plan, nothing, nothing, nothing.astype(np.float64), errand=errand)
    found, unmet = _narrowed(plan, _weighed(plan, held), held)
    best = found.taken(np.lexsort((found.keys, held.columns["closes"][found.at], -found.points)))
    return Look(plan, best.keys, best.at, best.points, unmet)


@dataclass(frozen=True, slots=True)
class Rows:
    """Listings that answer a search: keys, places on the shelf, points, and which concepts they have (a bit each)."""

    keys: Ints
    at: Ints
    points: Floats
    concepts: Ints

    def taken(self, which: Ints | Flags) -> Self:
        """Return some of them."""
        return type(self)(self.keys[which], self.at[which], self.points[which], self.concepts[which])


def _weighed(plan: Plan, held: Shelf) -> Rows:
    """Return those that are open today and get enough points: for each concept, those of the best mark they have."""
    having = held.having([hit.mark for hit in (*plan.hits, *plan.beside)])
    points = {hit.concept: np.zeros(held.size) for hit in plan.hits}
    for hit in sorted(plan.hits, key=lambda hit: hit.points):
        points[hit.concept][having[hit.mark]] = hit.points
    every, towards = np.zeros(held.size), np.zeros(held.size)
    concepts = np.zeros(held.size, dtype=np.int64)
    counting = plan.counting
    for number, mine in points.items():
        every += mine
        towards += mine if number in counting else 0
        concepts |= (mine > 0).astype(np.int64) << number
    for hit in plan.beside:
        every[having[hit.mark]] += hit.points
        towards[having[hit.mark]] += hit.points
    shown = (towards >= plan.enough) & (concepts > 0)
    at = np.flatnonzero(shown & (held.columns["closes"] >= timezone.localdate().toordinal()))
    return Rows(held.columns["key"][at], at, every[at], concepts[at])


def _counts(wishes: list[search.Wish]) -> dict[str, int]:
    marks = {search.ALL, *(mark for wish in wishes for mark in wish.marks)}
    return dict(_OPENINGS.filter(mark__in=marks))


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


def _narrowed(plan: Plan, rows: Rows, held: Shelf) -> tuple[Rows, tuple[Concept, ...]]:
    """Places and most ways of taking part are filters: only what has them is shown, unless that would be nothing.

    Other ways only order what was found. What nothing has is returned beside the rows.
    """
    unmet, narrowing = [], plan.narrowing
    for number, wish in enumerate(plan.wishes):
        if wish.concept.kind in {Kind.PLACE, Kind.WAY} and len(rows.keys):
            fits = _having(rows, number, wish.concept, held)
            if not fits.any():
                unmet.append(wish.concept)
            elif number in narrowing:
                rows = rows.taken(fits)
    return rows, tuple(unmet)


def _having(rows: Rows, number: int, concept: Concept, held: Shelf) -> Flags:
    found: Flags = (rows.concepts >> number & 1).astype(bool)
    if concept.kind is Kind.PLACE:
        says_nowhere: Flags = (held.columns["placed"][rows.at] == 0) & (held.columns["region"][rows.at] < 0)
        return found | says_nowhere
    if Way(concept.values[0]) in AT_A_DISTANCE:
        mode = held.columns["mode"][rows.at]
        return np.isin(mode, AT_HOME) | (found & (mode < 0))
    return found

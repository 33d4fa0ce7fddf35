"""How many there would be: exact counts beside every filter, given all the other filters; over the shelf, in memory."""

import datetime
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from django.utils import timezone

from alongside.core import topics
from alongside.opportunities.choices import Mode
from alongside.opportunities.finding import narrowing, search, shelf
from alongside.opportunities.finding.filters import HOME, Asked
from alongside.opportunities.finding.search import Look
from alongside.opportunities.finding.shelf import VALUES, Flags, Ints, Shelf
from alongside.opportunities.finding.words import folded

# Further down nobody reads; the filters lead there faster.
MOST = 1000
SOON = datetime.timedelta(days=14)


@dataclass(frozen=True)
class Counts:
    """How many there are, in all and beside each value of each filter; and the first that fit them all, in order.

    With words, `look` is how they were read. `numbers` are those of the changes that the listings are from.
    """

    total: int
    stage: Counter[str]
    level: Counter[str]
    where: Counter[str]
    paid: Counter[str]
    soon: Counter[str]
    topic: Counter[str]
    # By number: names can change without any listing changing.
    organisation: Counter[int]
    keys: Ints
    numbers: Ints
    look: Look | None = None


def counts(asked: Asked) -> Counts:
    """Return the counts: one query for the shelf, four at most for words, one each for a place and an organisation."""
    held = shelf.current()
    look = search.look(asked.q, held) if asked.q else None
    pool = Pool(held, look)
    fits = _fits(pool, asked)
    everything = _all(fits, pool)
    first = pool.first(MOST, asked.order, everything)
    return Counts(
        total=int(np.count_nonzero(everything)),
        stage=pool.by_value("stage", _all(fits, pool, but="stage")),
        level=pool.by_value("level", _all(fits, pool, but="level")),
        where=_where(pool, _all(fits, pool, but="where")),
        paid=_paid(pool, _all(fits, pool, but="paid")),
        soon=_flags({"yes": _all(fits, pool, but="soon") & _is_soon(pool)}),
        topic=pool.by_topic(_all(fits, pool, but="topic")),
        organisation=pool.by_number("organisation", _all(fits, pool, but="organisation")),
        keys=pool.columns["key"][first],
        numbers=pool.columns["number"][first],
        look=look,
    )


class Pool:
    """The part of the shelf that is open today and answers the words."""

    def __init__(self, held: Shelf, look: Look | None) -> None:
        self.shelf = held
        is_open = held.columns["closes"] >= timezone.localdate().toordinal()
        self.at: Ints = look.at if look else np.flatnonzero(is_open)
        is_all = look is None and len(self.at) == held.size
        self.columns = held.columns if is_all else {name: column[self.at] for name, column in held.columns.items()}

    def having(self, name: str, values: Callable[[str], bool]) -> Flags:
        """Return which have one of the values in a column of few."""
        wanted = [place for place, value in enumerate(VALUES[name]) if values(value)]
        return np.isin(self.columns[name], wanted)

    def by_value(self, name: str, counted: Flags) -> Counter[str]:
        """Count by the values of a column of few."""
        found = np.bincount(self.columns[name][counted].astype(np.intp) + 1, minlength=len(VALUES[name]) + 1)[1:]
        return Counter({value: int(count) for value, count in zip(VALUES[name], found, strict=True) if count})

    def by_number(self, name: str, counted: Flags) -> Counter[int]:
        """Count by the numbers of a column of many."""
        values, found = np.unique(self.columns[name][counted], return_counts=True)
        return Counter(dict(zip(values.tolist(), found.tolist(), strict=True)))

    def by_topic(self, counted: Flags) -> Counter[str]:
        """Count by topic."""
        chosen = np.zeros(self.shelf.size, dtype=bool)
        chosen[self.at[counted]] = True
        slugs = list(topics.all_topics())
        found = np.bincount(self.shelf.topics[chosen[self.shelf.topic_at]], minlength=len(slugs)).tolist()
        return Counter({slug: count for slug, count in zip(slugs, found, strict=True) if count})

    def with_topics(self, slugs: tuple[str, ...]) -> Flags:
        """Return which are found under any of the topics."""
        numbers = shelf.topic_numbers()
        under = np.zeros(self.shelf.size, dtype=bool)
        under[self.shelf.topic_at[np.isin(self.shelf.topics, [numbers[slug] for slug in slugs])]] = True
        return under[self.at]

    def first(self, most: int, order: str, counted: Flags) -> Ints:
        """Return the places of the first of those that count. Answers to words stand with the best first already."""
        at = np.flatnonzero(counted)
        if order == "closing":
            return _first(most, at, self.columns["closes"], self.columns["key"])
        if order == "newest":
            return _first(most, at, -self.columns["published"], -self.columns["key"])
        return at[:most]


def _first(most: int, at: Ints, ranked: Ints, keys: Ints) -> Ints:
    """Return the places with the smallest ranks, then keys, in their order: without sorting all the others."""
    if len(at) > most:
        last = np.partition(ranked[at], most - 1)[most - 1]
        at = at[ranked[at] <= last]
    return at[np.lexsort((keys[at], ranked[at]))][:most]


def _fits(pool: Pool, asked: Asked) -> dict[str, Flags]:
    """Return, for each filter that is asked for, which fit it."""
    fits: dict[str, Flags] = {}
    for name in ("stage", "level"):
        if wanted := getattr(asked, name):
            fits[name] = pool.having(name, wanted.__contains__)
    if len(asked.paid) == 1:
        fits["paid"] = pool.columns["is_paid"] == int("yes" in asked.paid)
    if asked.soon:
        fits["soon"] = _is_soon(pool)
    if asked.where or folded(asked.place):
        fits["where"] = _fits_where(pool, asked)
    if asked.topic:
        fits["topic"] = pool.with_topics(asked.topic)
    if asked.organisation:
        fits["organisation"] = np.isin(pool.columns["organisation"], narrowing.organisations(asked.organisation))
    return fits


def _all(fits: Mapping[str, Flags], pool: Pool, but: str = "") -> Flags:
    """Return which fit all filters, but for one."""
    result = np.ones(len(pool.at), dtype=bool)
    for name, fit in fits.items():
        if name != but:
            result &= fit
    return result


def _is_soon(pool: Pool) -> Flags:
    return pool.columns["closes"] <= (timezone.localdate() + SOON).toordinal()


def _fits_where(pool: Pool, asked: Asked) -> Flags:
    """From home, in a region, near a place: any of those. Somewhere means that one can come there."""
    there = pool.having("region", asked.where.__contains__)
    if folded(asked.place):
        there |= np.isin(pool.columns["key"], narrowing.near(asked.place))
    fitting = there & ~pool.having("mode", Mode.REMOTE.__eq__)
    return fitting | _at_home(pool) if HOME in asked.where else fitting


def _at_home(pool: Pool) -> Flags:
    return pool.having("mode", {Mode.REMOTE, Mode.BOTH}.__contains__)


def _where(pool: Pool, counted: Flags) -> Counter[str]:
    regions = pool.by_value("region", counted & ~pool.having("mode", Mode.REMOTE.__eq__))
    return regions + _flags({HOME: counted & _at_home(pool)})


def _paid(pool: Pool, counted: Flags) -> Counter[str]:
    paid = pool.columns["is_paid"]
    return _flags({"yes": counted & (paid == 1), "no": counted & (paid == 0)})


def _flags(found: Mapping[str, Flags]) -> Counter[str]:
    """Count each, leaving out what there is none of."""
    counted = {value: int(np.count_nonzero(flags)) for value, flags in found.items()}
    return Counter({value: count for value, count in counted.items() if count})

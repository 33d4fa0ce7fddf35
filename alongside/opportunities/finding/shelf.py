"""What is open, in memory: the small properties of every listing as columns, so that counting needs no query.

Each process has a shelf and brings it up to date before it is read: one query for the stamp, and when that changed,
three for what is new, different or gone. Changes are numbered under the lock of the stamp's row, which is held until
they are committed: whoever has seen change 7 has seen all before it.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from django.conf import settings
from django.db import connection
from numpy.typing import NDArray

from alongside.core import topics
from alongside.opportunities.choices import Level, Mode, Region, Stage
from alongside.opportunities.finding import holders
from alongside.opportunities.models import Listing, ListingGone, ListingTopic

Ints = NDArray[Any]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: The columns that hold one of a few values, as its place in the list; -1 is none of them.
VALUES: dict[str, list[Any]] = {
    "stage": Stage.values,
    "level": Level.values,
    "mode": Mode.values,
    "region": Region.values,
    "is_paid": [False, True],
}
#: Every column, as narrow as what it holds: a change copies them all. `published` is in microseconds.
COLUMNS: dict[str, type[np.generic]] = {
    "key": np.int64,
    "number": np.int64,
    "closes": np.int32,
    "published": np.int64,
    "organisation": np.int64,
    "placed": np.int8,
    **dict.fromkeys(VALUES, np.int8),
}
_AT, _TOPIC = np.int32, np.int16
_STAMP = "SELECT value, number, base FROM opportunities_listingstamp WHERE id = 1"
# Built once and then narrowed: for small questions, building one takes longer than asking it.
_LISTED = Listing.objects.values_list("pk", "number", "closes", "published_at", "organisation_id", "place", *VALUES)
_GONE = ListingGone.objects.values_list("opportunity", flat=True)
_PAIRS = ListingTopic.objects.values_list("listing_id", "topic")


@dataclass(frozen=True)
class Shelf:
    """The listings as of one change: columns of equal length, sorted by key; and which topics each is found under."""

    stamp: Any
    number: int
    columns: dict[str, Ints]
    # One row for each topic of each listing: the place of the listing on the shelf, and that of the topic in the list.
    topic_at: Ints
    topics: Ints
    # Who has which mark, as far as somebody looked for it: handed on from change to change.
    marked: holders.Kept = field(default_factory=holders.Kept, repr=False, compare=False)

    @property
    def size(self) -> int:
        """Return how many listings there are."""
        return len(self.columns["key"])

    def having(self, marks: Iterable[str]) -> dict[str, Ints]:
        """Return the places of those that have each mark: one query for what is not known, or changed since."""
        return self.marked.places(marks, self.columns["key"], self.columns["number"], self.number)


def _empty() -> Shelf:
    none = np.zeros(0, dtype=np.int64)
    return Shelf(None, 0, {name: none.astype(kind) for name, kind in COLUMNS.items()}, *_topics(none, []))


_shelves: dict[str, Shelf] = {}
_turn = threading.Lock()


def current() -> Shelf:
    """Return what is open now: one query while nothing changes."""
    name = str(settings.DATABASES["default"]["NAME"])
    stamp = _stamp()
    held = _shelves.get(name) or _empty()
    if _is_of(held, stamp):
        return held
    with _turn:
        held = _shelves.get(name) or _empty()
        if stamp and held.number >= stamp.number:  # another thread was faster, or held a change that was taken back
            stamp = _stamp()
        if not _is_of(held, stamp):
            held = _brought_up(held, stamp) if stamp else _empty()
        _shelves[name] = held
        return held


class _Stamp(NamedTuple):
    """The one row of `ListingStamp`, as the database writes it."""

    value: Any
    number: int
    base: int


def _stamp() -> _Stamp | None:
    """Read the stamp, by hand: every list asks for it, and building the query takes six times as long as asking."""
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        row = cursor.fetchone()
    return _Stamp(*row) if row else None


def _is_of(held: Shelf, stamp: _Stamp | None) -> bool:
    return held.stamp == (stamp.value if stamp else None)


def forget() -> None:
    """Read everything anew next time: for tests, which roll changes back."""
    _shelves.clear()


def _brought_up(held: Shelf, stamp: _Stamp) -> Shelf:
    """Take in what changed since, or everything after all was made anew."""
    if held.stamp is None or held.number < stamp.base or held.number >= stamp.number:
        held = _empty()
    rows = list(_LISTED.filter(number__gt=held.number))
    gone = _GONE.filter(number__gt=held.number) if held.number else []
    changed = np.array(sorted({*(row[0] for row in rows), *gone}), dtype=np.int64)
    read = {row[0] for row in rows}  # what was published since then is read with the next change
    pairs = [(key, topic) for key, topic in _topics_since(held.number) if key in read]
    columns, is_same = _replaced(held.columns, changed, _columns(rows))
    remains = ~np.isin(held.columns["key"], changed)[held.topic_at]
    topic_at, numbers = held.topic_at[remains], held.topics[remains]
    if not is_same:
        topic_at = np.searchsorted(columns["key"], held.columns["key"])[topic_at].astype(_AT)
    fresh_at, fresh_numbers = _topics(columns["key"], pairs)
    return Shelf(
        stamp.value,
        stamp.number,
        columns,
        np.concatenate([topic_at, fresh_at]),
        np.concatenate([numbers, fresh_numbers]),
        held.marked,
    )


def _topics_since(number: int) -> Iterable[tuple[int, str]]:
    return _PAIRS.filter(listing__number__gt=number)


def _replaced(held: dict[str, Ints], changed: Ints, fresh: dict[str, Ints]) -> tuple[dict[str, Ints], bool]:
    """Return the columns with the fresh rows in place of all that changed, and whether the same listings stand there.

    Most changes are of what is there already: then everything stays in its place.
    """
    at = np.searchsorted(held["key"], fresh["key"])
    there = held["key"][np.minimum(at, len(held["key"]) - 1)] if len(held["key"]) else np.zeros(0, dtype=np.int64)
    if len(there) == len(fresh["key"]) == len(changed) and np.array_equal(there, fresh["key"]):
        columns = {name: column.copy() for name, column in held.items() if name != "key"}
        for name, column in columns.items():
            column[at] = fresh[name]
        return {"key": held["key"], **columns}, True
    stays = ~np.isin(held["key"], changed)
    columns = {name: np.concatenate([held[name][stays], fresh[name]]) for name in COLUMNS}
    order = np.argsort(columns["key"], kind="stable")
    return {name: column[order] for name, column in columns.items()}, False


def _columns(rows: list[tuple[Any, ...]]) -> dict[str, Ints]:
    """Turn rows, as they were read, into columns of numbers."""
    places = {name: {value: place for place, value in enumerate(values)} for name, values in VALUES.items()}
    made = [
        (
            row[0],
            row[1],
            row[2].toordinal(),
            int(row[3].timestamp() * 1_000_000),
            row[4],
            bool(row[5]),
            *(places[name].get(value, -1) for name, value in zip(VALUES, row[6:], strict=True)),
        )
        for row in rows
    ]
    table = np.array(made, dtype=np.int64).reshape(len(made), len(COLUMNS))
    return {name: table[:, place].astype(kind) for place, (name, kind) in enumerate(COLUMNS.items())}


def _topics(keys: Ints, pairs: list[tuple[int, str]]) -> tuple[Ints, Ints]:
    """Turn keys with topics, as they were read, into places; a topic that is no longer in the list is left out."""
    numbers = topic_numbers()
    known = [(key, numbers[slug]) for key, slug in pairs if slug in numbers]
    table = np.array(known, dtype=np.int64).reshape(len(known), 2)
    return np.searchsorted(keys, table[:, 0]).astype(_AT), table[:, 1].astype(_TOPIC)


def topic_numbers() -> dict[str, int]:
    """Return the place of each topic in the vocabulary."""
    return {slug: place for place, slug in enumerate(topics.all_topics())}

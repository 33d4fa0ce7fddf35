"""What is open, in memory: the small properties of every listing as columns, so that counting needs no query.

Each process has a shelf and brings it up to date before it is read: one query for the stamp, and when that changed,
three for what is new, different or gone. Changes are numbered under the lock of the stamp's row, which is held until
they are committed: whoever has seen change 7 has seen all before it.
"""

import threading
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from alongside.core import topics
from alongside.opportunities.choices import Level, Mode, Region, Stage
from alongside.opportunities.models import Listing, ListingGone, ListingStamp, ListingTopic

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: The columns that hold one of a few values, as its place in the list; -1 is none of them.
VALUES: dict[str, list[Any]] = {
    "stage": Stage.values,
    "level": Level.values,
    "mode": Mode.values,
    "region": Region.values,
    "is_paid": [False, True],
}
COLUMNS = ("key", "number", "closes", "published", "organisation", "placed", *VALUES)
_READ = ("pk", "number", "closes", "published_at", "organisation_id", "place", *VALUES)


@dataclass(frozen=True)
class Shelf:
    """The listings as of one change: columns of equal length, sorted by key; and which topics each is found under."""

    stamp: Any
    number: int
    columns: dict[str, Ints]
    # One row for each topic of each listing.
    topic_keys: Ints
    topics: Ints

    def places_of(self, keys: Ints) -> tuple[Ints, Flags]:
        """Return where keys stand on the shelf, and which of them do."""
        mine = self.columns["key"]
        at = np.minimum(np.searchsorted(mine, keys), max(len(mine) - 1, 0))
        return at, (mine[at] == keys) if len(mine) else np.zeros(len(keys), dtype=bool)


def _empty() -> Shelf:
    none = np.zeros(0, dtype=np.int64)
    return Shelf(None, 0, dict.fromkeys(COLUMNS, none), none, none)


_shelves: dict[str, Shelf] = {}
_turn = threading.Lock()


def current() -> Shelf:
    """Return what is open now: one query while nothing changes."""
    name = str(settings.DATABASES["default"]["NAME"])
    held = _shelves.get(name) or _empty()
    stamp = ListingStamp.objects.filter(pk=1).first()
    if (stamp.value if stamp else None) == held.stamp:
        return held
    with _turn:
        _shelves[name] = _brought_up(_shelves.get(name) or _empty(), stamp) if stamp else _empty()
        return _shelves[name]


def forget() -> None:
    """Read everything anew next time: for tests, which roll changes back."""
    _shelves.clear()


def _brought_up(held: Shelf, stamp: ListingStamp) -> Shelf:
    """Take in what changed since, or everything after all was made anew."""
    if held.stamp is None or held.number < stamp.base or held.number > stamp.number:
        held = _empty()
    since = {"number__gt": held.number}
    rows = list(Listing.objects.filter(**since).values_list(*_READ))
    gone = ListingGone.objects.filter(**since).values_list("opportunity", flat=True) if held.number else []
    changed = np.array(sorted({*(row[0] for row in rows), *gone}), dtype=np.int64)
    pairs = list(ListingTopic.objects.filter(listing__number__gt=held.number).values_list("listing_id", "topic"))
    fresh = _columns(rows)
    stays = ~np.isin(held.columns["key"], changed)
    columns = {name: np.concatenate([held.columns[name][stays], fresh[name]]) for name in COLUMNS}
    order = np.argsort(columns["key"], kind="stable")
    keys, slugs = _pairs(pairs)
    remains = ~np.isin(held.topic_keys, changed)
    return replace(
        held,
        stamp=stamp.value,
        number=stamp.number,
        columns={name: column[order] for name, column in columns.items()},
        topic_keys=np.concatenate([held.topic_keys[remains], keys]),
        topics=np.concatenate([held.topics[remains], slugs]),
    )


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
    return {name: table[:, place] for place, name in enumerate(COLUMNS)}


def _pairs(pairs: list[tuple[int, str]]) -> tuple[Ints, Ints]:
    numbers = topic_numbers()
    known = [(key, numbers[slug]) for key, slug in pairs if slug in numbers]
    table = np.array(known, dtype=np.int64).reshape(len(known), 2)
    return table[:, 0], table[:, 1]


def topic_numbers() -> dict[str, int]:
    """Return the place of each topic in the vocabulary."""
    return {slug: place for place, slug in enumerate(topics.all_topics())}

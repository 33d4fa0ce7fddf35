"""Who has a mark, kept in memory over changes: what somebody looked for once is only asked of what changed since."""

import threading
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from alongside.opportunities.finding import index

Ints = NDArray[Any]

#: So many are kept, in 24 MB of each process; what nobody looked for lately goes first.
MOST_KEPT = 2_000_000
#: What a mark costs beside its places, as a number of them.
_EACH = 100


@dataclass(frozen=True, slots=True)
class Holders:
    """Those that have a mark as of one change: their keys, and their places in a column of all keys.

    The column is not kept from being forgotten: with each new opening there is another one.
    """

    number: int
    column: weakref.ref[Ints]
    keys: Ints
    at: Ints

    def places(self, column: Ints) -> Ints:
        """Return where they stand in a column of keys; most changes leave everybody in their place."""
        return self.at if self.column() is column else _places(column, self.keys)


class Kept:
    """The holders of the marks that were looked for, whichever change that was at."""

    def __init__(self) -> None:
        self._held: LRUCache[str, Holders] = LRUCache(MOST_KEPT, getsizeof=lambda holders: len(holders.at) + _EACH)
        self._lock = threading.Lock()

    def places(self, marks: Iterable[str], keys: Ints, numbers: Ints, number: int) -> dict[str, Ints]:
        """Return the places of those that have each mark, in no order, as of a change, with one query at most.

        `keys` are sorted, and `numbers` say which change each of them is from. Some may be from one after `number`,
        which was read before them: these are asked for again next time.
        """
        wanted = list(dict.fromkeys(marks))
        known = self._known(wanted, numbers, number)
        fresh = [mark for mark in wanted if mark not in known]
        behind = [mark for mark, holders in known.items() if holders.number < number]
        since = min((known[mark].number for mark in behind), default=number)
        asked = index.holders(fresh, behind, since)
        found = {mark: _places(keys, asked[mark]) for mark in fresh}
        if behind:
            changed = numbers > since
            for mark in behind:
                at = known[mark].places(keys)
                found[mark] = np.concatenate([at[~changed[at]], _places(keys, asked[mark])])
        self._put({mark: Holders(number, weakref.ref(keys), keys[at], at) for mark, at in found.items()})
        return {mark: found[mark] if mark in found else known[mark].places(keys) for mark in wanted}

    def _known(self, marks: list[str], numbers: Ints, number: int) -> dict[str, Holders]:
        """Return what is kept and not too old to be brought up to date."""
        with self._lock:
            held = {mark: holders for mark in marks if (holders := self._held.get(mark))}
        if all(holders.number == number for holders in held.values()):
            return held
        as_of = {holders.number for holders in held.values()}
        near = {at for at in as_of if at <= number and np.count_nonzero(numbers > at) <= index.most_behind()}
        return {mark: holders for mark, holders in held.items() if holders.number in near}

    def _put(self, found: Mapping[str, Holders]) -> None:
        with self._lock:
            for mark, holders in found.items():
                newer = self._held.get(mark)
                if len(holders.at) + _EACH <= self._held.maxsize and not (newer and newer.number > holders.number):
                    self._held[mark] = holders


def _places(keys: Ints, sought: Ints) -> Ints:
    """Return where those stand that are among sorted keys."""
    if not len(keys):
        return np.zeros(0, dtype=np.int32)
    at = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
    return at[keys[at] == sought].astype(np.int32)

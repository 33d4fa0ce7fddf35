"""Whose turn it is to chair or to take notes: a suggestion, no more."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


def suggest(history: Iterable[tuple[int, datetime.datetime]], members: Sequence[int]) -> int | None:
    """Return who did it least often; among those, whose last time is longest ago; then who comes first in `members`.

    `history` holds who did it and when, in any order; `members` are those who can be asked, in the order they joined.
    """
    done = list(history)
    often = Counter(member for member, _at in done)
    last: dict[int, datetime.datetime] = {}
    for member, at in done:
        last[member] = max(at, last.get(member, NEVER))
    return min(members, key=lambda member: (often[member], last.get(member, NEVER)), default=None)

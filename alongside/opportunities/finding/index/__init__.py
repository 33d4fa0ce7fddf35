"""Looking marks up: SQLite's FTS5 and PostgreSQL's text search behind three questions.

Both indexes hold `Listing.marks` and keep themselves in step with it (triggers on SQLite, a generated column on
PostgreSQL), so nothing of ours writes to them. All that depends on the database is in the two modules beside this one.
"""

from collections.abc import Sequence
from types import ModuleType

import numpy as np
from django.db import connection
from django.db.models.expressions import RawSQL
from numpy.typing import NDArray

from alongside.core import slips
from alongside.opportunities.finding.index import postgres, sqlite

_BACKENDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgres}

Keys = NDArray[np.int64]


def holders(fresh: Sequence[str], behind: Sequence[str], since: int) -> dict[str, Keys]:
    """Return the keys of the listings that have each mark, in one query: of all listings, or of those changed since.

    `fresh` are asked of all listings; `behind` only of those from a change after number `since`. Keys come as text: a
    hundred thousand take 6 ms, as rows a hundred.
    """
    if not fresh and not behind:
        return {}
    marks = [*fresh, *behind]
    sql, values = _backend().holders(marks, len(fresh), since)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found = dict(cursor.fetchall())
    keys = (np.fromstring(found[number] or "", dtype=np.int64, sep=",") for number in range(len(marks)))
    return dict(zip(marks, keys, strict=True))


def most_behind() -> int:
    """Return after how many changed listings it is dearer to ask for what changed than for everything."""
    most: int = _backend().MOST_BEHIND
    return most


def near(word: str, stem: str) -> tuple[str, ...]:
    """Return the stems of words in use that a word was most likely meant to be, in one query.

    The ending of a misspelt word may be cut wrongly, so the whole word counts too.
    """
    if not slips.forgiven(word):
        return ()
    sql, values = _backend().near(word)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        stems = tuple(dict.fromkeys(mark[2:] for (mark,) in cursor.fetchall()))
    choices = slips.Choices(stems)
    return choices.spelt(word) or choices.spelt(stem) or choices.alike(word) or choices.alike(stem)


def having(marks: list[str]) -> RawSQL:
    """Return the keys of the listings that have any of these marks, to filter by."""
    sql, values = _backend().having(marks)
    return RawSQL(sql, values)  # noqa: S611  the statement is a constant of ours, the marks are its values


def _backend() -> ModuleType:
    return _BACKENDS[connection.vendor]

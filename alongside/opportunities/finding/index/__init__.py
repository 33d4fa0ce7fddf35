"""Looking marks up: SQLite's FTS5 and PostgreSQL's text search behind three questions.

Both indexes hold `Listing.marks` and keep themselves in step with it (triggers on SQLite, a generated column on
PostgreSQL), so nothing of ours writes to them. All that depends on the database is in the two modules beside this one.
"""

from dataclasses import dataclass
from types import ModuleType

import numpy as np
from django.db import connection
from django.db.models.expressions import RawSQL
from numpy.typing import NDArray

from alongside.core import slips
from alongside.core.search import Plan
from alongside.opportunities.finding.index import postgres, sqlite

_BACKENDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgres}


@dataclass(frozen=True, slots=True)
class Hits:
    """Listings that have some of what is looked for: keys, points, and which concepts they have (one bit each)."""

    keys: NDArray[np.int64]
    points: NDArray[np.float64]
    concepts: NDArray[np.int64]


def hits(plan: Plan) -> Hits:
    """Return the listings that get enough points, in one query, in no order."""
    rows: list[tuple[int, float, int]] = []
    if plan.hits:
        sql, values = _backend().hits(plan)
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            rows = cursor.fetchall()
    keys, points, concepts = zip(*rows, strict=True) if rows else ((), (), ())
    return Hits(np.array(keys, dtype=np.int64), np.array(points, dtype=np.float64), np.array(concepts, dtype=np.int64))


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
    return slips.nearest(word, stems) or slips.nearest(stem, stems)


def having(marks: list[str]) -> RawSQL:
    """Return the keys of the listings that have any of these marks, to filter by."""
    sql, values = _backend().having(marks)
    return RawSQL(sql, values)  # noqa: S611  the statement is a constant of ours, the marks are its values


def _backend() -> ModuleType:
    return _BACKENDS[connection.vendor]

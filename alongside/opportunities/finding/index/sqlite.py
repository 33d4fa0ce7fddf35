"""The index in SQLite: FTS5 over the marks, FTS5 with trigrams over the words."""

from typing import Any

from alongside.core.search import Plan
from alongside.core.search.scoring import ROUNDING

Statement = tuple[str, list[Any]]

#: The outer loop is what is wanted: each mark is looked up once.
_HITS = """
WITH wanted(mark, concept, points, telling) AS (VALUES {wanted}),
     best AS (
         SELECT s.rowid AS id, w.concept, MAX(w.points) AS points, w.telling
         FROM wanted w CROSS JOIN opportunities_search s ON s.opportunities_search MATCH w.mark
         GROUP BY 1, 2
     )
SELECT id, SUM(points), SUM(1 << concept) FROM best GROUP BY id HAVING SUM(points * telling) >= %s
"""

_NEAR = """
SELECT m.mark FROM opportunities_search_word s JOIN opportunities_listingmark m ON m.id = s.rowid
WHERE s.opportunities_search_word MATCH %s AND m.openings > 0 AND substr(m.mark, 1, 2) IN ('t:', 'w:')
ORDER BY s.rank LIMIT 80
"""

_HAVING = "SELECT rowid FROM opportunities_search WHERE opportunities_search MATCH %s"


def hits(plan: Plan) -> Statement:
    """Return the statement that weighs the listings."""
    values: list[Any] = []
    for hit in plan.hits:
        values += [_quoted(hit.mark), hit.concept, hit.points, int(hit.concept in plan.telling)]
    wanted = ", ".join(["(%s, %s, %s, %s)"] * len(plan.hits))
    return _HITS.format(wanted=wanted), [*values, plan.enough - ROUNDING]


def near(word: str) -> Statement:
    """Return the statement for words that share most trigrams with this one."""
    pieces = {word[at : at + 3] for at in range(len(word) - 2)}
    return _NEAR, [" OR ".join(_quoted(piece) for piece in sorted(pieces))]


def having(marks: list[str]) -> Statement:
    """Return the statement for the keys of the listings that have any of the marks."""
    return _HAVING, [" OR ".join(_quoted(mark) for mark in marks)]


def _quoted(mark: str) -> str:
    return '"' + mark.replace('"', '""') + '"'

"""The index in PostgreSQL: text search over the marks, trigrams over the words."""

from typing import Any

from alongside.core.search import Plan
from alongside.core.search.scoring import ROUNDING

Statement = tuple[str, list[Any]]

_HITS = """
WITH wanted(query, concept, points, telling) AS (
         SELECT * FROM unnest(%s::text[]::tsquery[], %s::int[], %s::float8[], %s::int[])
     ),
     best AS (
         SELECT l.opportunity_id AS id, w.concept, MAX(w.points) AS points, w.telling
         FROM wanted w JOIN opportunities_listing l ON l.document @@ w.query
         GROUP BY 1, 2, 4
     )
SELECT id, SUM(points), SUM(1 << concept) FROM best GROUP BY id HAVING SUM(points * telling) >= %s
"""

_NEAR = """
SELECT mark FROM opportunities_listingmark
WHERE mark LIKE ANY (%s) AND openings > 0 AND substr(mark, 1, 2) IN ('t:', 'w:')
ORDER BY similarity(mark, %s) DESC LIMIT 80
"""

_HAVING = "SELECT opportunity_id FROM opportunities_listing WHERE document @@ %s::tsquery"


def hits(plan: Plan) -> Statement:
    """Return the statement that weighs the listings."""
    marks = [_quoted(hit.mark) for hit in plan.hits]
    telling = [int(hit.concept in plan.telling) for hit in plan.hits]
    values = [marks, [hit.concept for hit in plan.hits], [hit.points for hit in plan.hits], telling]
    return _HITS, [*values, plan.enough - ROUNDING]


def near(word: str) -> Statement:
    """Return the statement for words that share most trigrams with this one."""
    plain = word.replace("_", "")
    pieces = sorted({plain[at : at + 3] for at in range(len(plain) - 2)})
    return _NEAR, [[f"%{piece}%" for piece in pieces], f"w:{word}"]


def having(marks: list[str]) -> Statement:
    """Return the statement for the keys of the listings that have any of the marks."""
    return _HAVING, [" | ".join(_quoted(mark) for mark in marks)]


def _quoted(mark: str) -> str:
    return "'" + mark.replace("\\", "\\\\").replace("'", "''") + "'"

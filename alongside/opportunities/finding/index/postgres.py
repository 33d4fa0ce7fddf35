"""The index in PostgreSQL: text search over the marks, trigrams over the words."""

import datetime
from collections.abc import Sequence
from typing import Any

from alongside.core.search import Plan

Statement = tuple[str, list[Any]]

_HITS = """
WITH wanted(query, concept, points, telling) AS (
         SELECT * FROM unnest(%s::text[]::tsquery[], %s::int[], %s::float8[], %s::int[])
     ),
     best AS (
         SELECT l.opportunity_id AS id, w.concept, MAX(w.points) AS points, w.telling
         FROM wanted w JOIN opportunities_listing l ON l.document @@ w.query
         GROUP BY 1, 2, 4
     ),
     found AS (
         SELECT id, SUM(points) AS points, SUM(1 << concept) AS concepts
         FROM best GROUP BY id HAVING SUM(points * telling) >= %s
     )
SELECT l.opportunity_id, f.points, f.concepts, l.closes, l.published_at, l.stage, l.level, l.mode, l.region, l.is_paid,
       l.organisation_id, o.slug, l.place
FROM found f JOIN opportunities_listing l ON l.opportunity_id = f.id
     JOIN organisations_organisation o ON o.id = l.organisation_id
WHERE l.closes >= %s
"""

_NEAR = """
SELECT mark FROM opportunities_listingmark
WHERE mark %% %s AND openings > 0 AND substr(mark, 1, 2) IN ('t:', 'w:')
ORDER BY similarity(mark, %s) DESC LIMIT 80
"""

_HAVING = "SELECT opportunity_id FROM opportunities_listing WHERE document @@ %s::tsquery"


def hits(plan: Plan, today: datetime.date) -> Statement:
    """Return the statement that weighs the listings."""
    marks = [_quoted(hit.mark) for hit in plan.hits]
    telling = [int(hit.concept in plan.telling) for hit in plan.hits]
    values = [marks, [hit.concept for hit in plan.hits], [hit.points for hit in plan.hits], telling]
    return _HITS, [*values, plan.enough - 1e-9, today]


def converted(row: Sequence[Any]) -> Sequence[Any]:
    """Return a row as Python's own types: it is."""
    return row


def near(word: str) -> Statement:
    """Return the statement for words that share most trigrams with this one."""
    return _NEAR, [f"w:{word}", f"w:{word}"]


def having(marks: list[str]) -> Statement:
    """Return the statement for the keys of the listings that have any of the marks."""
    return _HAVING, [" | ".join(_quoted(mark) for mark in marks)]


def among(keys: list[int]) -> Statement:
    """Return the statement that lists keys."""
    return "SELECT unnest(%s::bigint[])", [keys]


def _quoted(mark: str) -> str:
    return "'" + mark.replace("\\", "\\\\").replace("'", "''") + "'"

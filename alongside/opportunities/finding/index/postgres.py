"""The index in PostgreSQL: text search over the marks, trigrams over the words."""

from collections.abc import Sequence
from typing import Any

Statement = tuple[str, list[Any]]

#: Each listing that changed is looked at for each mark.
MOST_BEHIND = 1000

_HOLDERS = """
WITH changed AS MATERIALIZED (SELECT opportunity_id, document FROM opportunities_listing WHERE number > %s)
SELECT w.number - 1, CASE WHEN w.number <= %s THEN (
    SELECT string_agg(l.opportunity_id::text, ',') FROM opportunities_listing l WHERE l.document @@ w.query
) ELSE (
    SELECT string_agg(c.opportunity_id::text, ',') FROM changed c WHERE c.document @@ w.query
) END FROM unnest(%s::text[]::tsquery[]) WITH ORDINALITY AS w(query, number)
"""

_NEAR = """
SELECT mark FROM opportunities_listingmark
WHERE mark LIKE ANY (%s) AND openings > 0 AND substr(mark, 1, 2) IN ('t:', 'w:')
ORDER BY similarity(mark, %s) DESC LIMIT 80
"""

_HAVING = "SELECT opportunity_id FROM opportunities_listing WHERE document @@ %s::tsquery"


def holders(marks: Sequence[str], fresh: int, since: int) -> Statement:
    """Return the statement for the keys of the listings that have each mark, by its number.

    The first `fresh` marks are asked of all listings, the others of those that changed after `since`.
    """
    return _HOLDERS, [since, fresh, [_quoted(mark) for mark in marks]]


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

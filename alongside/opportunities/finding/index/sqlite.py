"""The index in SQLite: FTS5 over the marks, FTS5 with trigrams over the words."""

from collections.abc import Sequence
from typing import Any

Statement = tuple[str, list[Any]]

#: For each listing that changed, FTS5 looks each mark up again.
MOST_BEHIND = 5

_HOLDERS = """
WITH wanted(number, mark) AS (VALUES {wanted})
SELECT w.number, CASE WHEN w.number < %s THEN (
    SELECT group_concat(s.rowid) FROM opportunities_search s WHERE s.opportunities_search MATCH w.mark
) ELSE (
    SELECT group_concat(s.rowid) FROM opportunities_search s WHERE s.opportunities_search MATCH w.mark
    AND s.rowid IN (SELECT opportunity_id FROM opportunities_listing WHERE number > %s)
) END FROM wanted w
"""

_NEAR = """
SELECT m.mark FROM opportunities_search_word s JOIN opportunities_listingmark m ON m.id = s.rowid
WHERE s.opportunities_search_word MATCH %s AND m.openings > 0 AND substr(m.mark, 1, 2) IN ('t:', 'w:')
ORDER BY s.rank LIMIT 80
"""

_HAVING = "SELECT rowid FROM opportunities_search WHERE opportunities_search MATCH %s"


def holders(marks: Sequence[str], fresh: int, since: int) -> Statement:
    """Return the statement for the keys of the listings that have each mark, by its number.

    The first `fresh` marks are asked of all listings, the others of those that changed after `since`.
    """
    wanted = ", ".join(["(%s, %s)"] * len(marks))
    values = [value for number, mark in enumerate(marks) for value in (number, _quoted(mark))]
    return _HOLDERS.format(wanted=wanted), [*values, fresh, since]


def near(word: str) -> Statement:
    """Return the statement for words that share most trigrams with this one."""
    pieces = {word[at : at + 3] for at in range(len(word) - 2)}
    return _NEAR, [" OR ".join(_quoted(piece) for piece in sorted(pieces))]


def having(marks: list[str]) -> Statement:
    """Return the statement for the keys of the listings that have any of the marks."""
    return _HAVING, [" OR ".join(_quoted(mark) for mark in marks)]


def _quoted(mark: str) -> str:
    return '"' + mark.replace('"', '""') + '"'

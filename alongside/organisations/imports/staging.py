"""Rows waiting between "everything is right" and "do it": on disk, so that a million of them need no memory."""

import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date
from types import TracebackType
from typing import Any, Self

from django.utils.translation import gettext as _

from alongside.organisations.imports.rows import Problem, Row
from alongside.organisations.names import name_key

_COLUMNS = [field.name for field in fields(Row)]
_DATES = {"valid_from", "valid_to"}


class Staging:
    """A file of our own, gone at the end, that holds each row once."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="alongside-import-")
        self._database = sqlite3.connect(f"{self._folder.name}/rows.sqlite3", isolation_level=None)
        self._database.execute("PRAGMA synchronous=OFF")
        self._database.execute("PRAGMA journal_mode=OFF")
        columns = ", ".join(_COLUMNS)
        self._database.execute(f"CREATE TABLE rows ({columns}, key TEXT UNIQUE, name_key TEXT)")
        self._database.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        self._folder.cleanup()

    def add(self, row: Row) -> Problem | None:
        """Keep a row; a second one with its key is a problem."""
        values = [_stored(value) for value in asdict(row).values()]
        marks = ", ".join("?" * (len(values) + 2))
        kept = self._database.execute(
            f"INSERT OR IGNORE INTO rows VALUES ({marks})",  # noqa: S608  question marks only
            [*values, row.key, name_key(row.name)],
        )
        return None if kept.rowcount else self._twice(row)

    def _twice(self, row: Row) -> Problem:
        (line,) = self._database.execute("SELECT line FROM rows WHERE key = ?", [row.key]).fetchone()
        field, value = ("code", row.code) if row.code else ("name", row.name)
        return Problem(
            line=row.line,
            field=field,
            wrong=_("“%(value)s” is on line %(line)d already.") % {"value": value, "line": line},
            fix=_("Keep one of the two."),
        )

    def unclear(self) -> Iterator[Problem]:
        """Rows without a code whose name another row has with a code: nobody can tell whether they are one."""
        self._database.execute("CREATE INDEX names ON rows (name_key)")
        pairs = self._database.execute(
            "SELECT bare.line, bare.name, min(coded.line) FROM rows bare JOIN rows coded USING (name_key) "
            "WHERE bare.code = '' AND coded.code != '' GROUP BY bare.line ORDER BY bare.line"
        )
        for line, name, other in pairs:
            yield Problem(
                line=line,
                field="name",
                wrong=_("“%(value)s” has no code, and line %(line)d has the same name with one.")
                % {"value": name, "line": other},
                fix=_("Give the code, or keep one of the two."),
            )

    def count(self) -> int:
        """How many rows wait."""
        (count,) = self._database.execute("SELECT count(*) FROM rows").fetchone()
        return int(count)

    def chunks(self, size: int) -> Iterator[list[Row]]:
        """The rows in the order of the file, some at a time."""
        cursor = self._database.execute(f"SELECT {', '.join(_COLUMNS)} FROM rows ORDER BY rowid")  # noqa: S608  names of our own
        while some := cursor.fetchmany(size):
            yield [_row(values) for values in some]


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _row(values: tuple[Any, ...]) -> Row:
    named = dict(zip(_COLUMNS, values, strict=True))
    for name in _DATES:
        named[name] = date.fromisoformat(named[name]) if named[name] else None
    return Row(**named)

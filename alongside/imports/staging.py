"""Rows waiting between "everything is right" and "do it": on disk, so that a million of them need no memory."""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, Self


class Staging:
    """A file of our own, gone at the end, that holds each row once: its line, its key, and its columns."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = ", ".join(columns)
        self._folder = tempfile.TemporaryDirectory(prefix="alongside-import-")
        self._database = sqlite3.connect(f"{self._folder.name}/rows.sqlite3", isolation_level=None)
        self._database.execute("PRAGMA synchronous=OFF")
        self._database.execute("PRAGMA journal_mode=OFF")
        self._database.execute(f"CREATE TABLE rows (line INTEGER, key TEXT UNIQUE, {self._columns})")
        self._database.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        self._folder.cleanup()

    def keep(self, line: int, key: str, *values: Any) -> int | None:
        """Keep a row; return the line of the row that has its key already, else None."""
        marks = ", ".join("?" * (len(values) + 2))
        kept = self._database.execute(
            f"INSERT OR IGNORE INTO rows VALUES ({marks})",  # noqa: S608  question marks only
            [line, key, *values],
        )
        if kept.rowcount:
            return None
        (first,) = self._database.execute("SELECT line FROM rows WHERE key = ?", [key]).fetchone()
        return int(first)

    def count(self) -> int:
        """How many rows wait."""
        (count,) = self._database.execute("SELECT count(*) FROM rows").fetchone()
        return int(count)

    def some(self, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """The columns of the rows in the order of the file, some at a time."""
        cursor = self._database.execute(f"SELECT {self._columns} FROM rows ORDER BY rowid")  # noqa: S608  names of our own
        while found := cursor.fetchmany(size):
            yield found

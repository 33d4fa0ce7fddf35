"""Organisations waiting between "everything is right" and "do it"."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from alongside.imports.rows import Problem
from alongside.imports.staging import Staging
from alongside.organisations.imports.rows import Row
from alongside.organisations.names import name_key

_COLUMNS = [field.name for field in fields(Row) if field.name != "line"]
_DATES = {"valid_from", "valid_to"}


class Organisations(Staging):
    """Each row once, and a look at names."""

    def __init__(self) -> None:
        super().__init__([*_COLUMNS, "name_key"])

    def add(self, row: Row) -> Problem | None:
        """Keep a row; a second one with its key is a problem."""
        values = asdict(row)
        stored = [_stored(values[name]) for name in _COLUMNS]
        first = self.keep(row.line, row.key, *stored, name_key(row.name))
        return None if first is None else self._twice(row, first)

    def _twice(self, row: Row, line: int) -> Problem:
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

    def chunks(self, size: int) -> Iterator[list[Row]]:
        """The rows in the order of the file, some at a time."""
        for some in self.some(size):
            yield [_row(values) for values in some]


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _row(values: tuple[Any, ...]) -> Row:
    named = dict(zip(_COLUMNS, values[:-1], strict=True))
    for name in _DATES:
        named[name] = date.fromisoformat(named[name]) if named[name] else None
    # A row's line matters only while it is checked.
    return Row(line=0, **named)

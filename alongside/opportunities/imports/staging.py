"""Openings waiting between "everything is right" and "do it"."""

import datetime
import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from alongside.imports.rows import Problem
from alongside.imports.staging import Staging
from alongside.opportunities.imports.rows import Row

_DATES = ("starts", "closes")


class Openings(Staging):
    """Each row once, as JSON."""

    def __init__(self) -> None:
        super().__init__(["row"])

    def add(self, row: Row) -> Problem | None:
        """Keep a row; a second one with its id is a problem."""
        first = self.keep(row.line, row.key, json.dumps(vars(row), default=datetime.date.isoformat))
        if first is None:
            return None
        return Problem(
            line=row.line,
            name=row.key,
            field="id",
            wrong=_("row %(line)d has the same id.") % {"line": first},
            fix=_("Give every opening an id of its own."),
        )

    def chunks(self, size: int) -> Iterator[list[Row]]:
        """The rows in the order of the file, some at a time."""
        for some in self.some(size):
            yield [_row(json.loads(kept)) for (kept,) in some]


def _row(kept: dict[str, Any]) -> Row:
    values = kept["values"]
    for name in _DATES:
        if values.get(name):
            values[name] = datetime.date.fromisoformat(values[name])
    return Row(**kept)

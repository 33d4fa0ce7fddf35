"""What is wrong with one row of a file, and reading a row's values so that all that is wrong is found at once."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alongside.design import clean

_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with one row, where, and what to do."""

    line: int
    field: str
    wrong: str
    fix: str
    # What the row calls itself, where it does.
    name: str = ""

    @property
    def place(self) -> str:
        """The number of the row, with its name."""
        return f"{self.line} ({self.name})" if self.name else str(self.line)

    @property
    def where(self) -> str:
        """The row, in words."""
        return _("Line %(place)s") % {"place": self.place}

    def __str__(self) -> str:
        words = {"where": self.where, "field": self.field, "wrong": self.wrong, "fix": self.fix}
        return _("%(where)s, %(field)s: %(wrong)s %(fix)s") % words


class RowChecker:
    """Reads the values of one row; collects everything that is wrong rather than stopping at the first."""

    def __init__(self, line: int, values: Mapping[str, Any]) -> None:
        self.line = line
        self.values = values
        # What the row calls itself, once that is known.
        self.called = ""
        self.problems: list[Problem] = []

    def wrong(self, field: str, wrong: str, fix: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(line=self.line, name=self.called, field=field, wrong=wrong, fix=fix))

    def text(self, field: str, most: int) -> str | None:
        """A value as one clean line; None when the file has no such column."""
        if field not in self.values:
            return None
        return self.short(field, clean.line(self.values[field]), most)

    def short(self, field: str, value: str, most: int) -> str:
        """The value; too long a one is noted."""
        if len(value) > most:
            self.wrong(
                field,
                _("it has %(length)d characters.") % {"length": len(value)},
                _("Shorten it to %(most)d.") % {"most": most},
            )
        return value

    def date(self, field: str) -> datetime.date | None:
        """A date as 20270331 or 2027-03-31, or nothing."""
        value = self.text(field, 40)
        return self.as_date(field, value) if value else None

    def as_date(self, field: str, value: str) -> datetime.date | None:
        """The date that a value tells; one that tells none is noted."""
        found = _DATE.fullmatch(value)
        try:
            if found:
                return datetime.date(*map(int, found.groups()))
        except ValueError:
            pass
        self.wrong(
            field, _("“%(value)s” is not a date.") % {"value": value[:40]}, _("Write it like 2027-03-31 or 20270331.")
        )
        return None

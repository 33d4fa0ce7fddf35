"""The files of a draw: people and quotas, read with everything that is wrong in them, and the lottery as JSON."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from alongside.core.lottery import NOT_STATED, Pool, PoolError, Quota
from alongside.imports import tables
from alongside.imports.reading import FileError, Lines, open_file
from alongside.imports.rows import Problem

QUOTA_COLUMNS = ("feature", "value", "min", "max")
#: As many problems are listed; the rest are most often the same.
MOST_SHOWN = 50


class FilesError(Exception):
    """The files cannot be used; `problems` says for each what is wrong, in which file, row and column."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems[:MOST_SHOWN]))


@dataclass(frozen=True)
class _Table:
    """A CSV file: its name, and its rows by line number."""

    name: str
    rows: list[tuple[int, dict[str, str]]]


@dataclass
class _Found:
    """What is wrong so far."""

    problems: list[str] = field(default_factory=list)

    def wrong(self, table: _Table, line: int, column: str, wrong: str, fix: str) -> None:
        """Note one thing."""
        self.problems.append(f"{table.name}: {Problem(line=line, field=column, wrong=wrong, fix=fix)}")


def read_pool(
    people: Path, quotas: Path, *, size: int, id_column: str = "id", household_columns: Sequence[str] = ()
) -> Pool:
    """Return the pool that two files describe.

    Raises FilesError with everything that is wrong in them.
    """
    limits = _table(quotas, QUOTA_COLUMNS)
    found = _Found()
    read = list(_quotas(limits, found))
    features = sorted({quota.feature for quota in read})
    table = _table(people, [id_column, *features, *household_columns])
    known = {feature: {quota.value for quota in read if quota.feature == feature} for feature in features}
    _check_people(table, id_column, [*features, *household_columns], known, found)
    if not 1 <= size <= len(table.rows):
        words = _("The size is %(size)d, but %(name)s holds %(count)d people. Choose a size from 1 to their number.")
        found.problems.append(words % {"size": size, "name": table.name, "count": len(table.rows)})
    if found.problems:
        raise FilesError(found.problems)
    rows = [row for _line, row in table.rows]
    try:
        return Pool(
            people=[row[id_column] for row in rows],
            values={feature: [row[feature] for row in rows] for feature in features},
            quotas=read,
            size=size,
            households=[_household(row, household_columns) for row in rows] if household_columns else (),
        )
    except PoolError as error:
        raise FilesError([f"{limits.name}: {error}"]) from error


def _household(row: dict[str, str], columns: Sequence[str]) -> str:
    """People share a household when all its columns are the same, in whatever case they were typed."""
    return json.dumps([" ".join(row[column].split()).casefold() for column in columns])


def _table(path: Path, needed: Sequence[str]) -> _Table:
    """Read a whole CSV file with a header.

    Raises FilesError.
    """
    try:
        with open_file(path) as file:
            lines = tables.rows(Lines(file))
            _line, first = next(lines, (1, []))
            columns = [name.strip() for name in first]
            if missing := [name for name in needed if name not in columns]:
                words = _("The first line must name the columns, and these are missing: %(names)s.")
                raise FileError(words % {"names": ", ".join(missing)})
            if twice := sorted({name for name in columns if name and columns.count(name) > 1}):
                raise FileError(_("The first line names these columns twice: %(names)s.") % {"names": ", ".join(twice)})
            rows, wrong = [], []
            for line, values in lines:
                if len(values) != len(columns):
                    wrong.append(f"{path.name}: {tables.wrong_count(line, len(values), len(columns))}")
                else:
                    rows.append((line, dict(zip(columns, (value.strip() for value in values), strict=True))))
    except FileError as error:
        raise FilesError([f"{path.name}: {error}"]) from error
    if wrong:
        raise FilesError(wrong)
    return _Table(path.name, rows)


def _quotas(table: _Table, found: _Found) -> Iterator[Quota]:
    seen: set[tuple[str, str]] = set()
    for line, row in table.rows:
        blank = [column for column in QUOTA_COLUMNS if not row[column]]
        for column in blank:
            found.wrong(table, line, column, _("it is empty."), _("Fill it in, or take the row out."))
        numbers = {}
        for column in ("min", "max"):
            with suppress(ValueError):
                numbers[column] = int(row[column])
            if row[column] and not 0 <= numbers.get(column, -1) <= 1_000_000:
                found.wrong(table, line, column, _("it is no whole number from 0."), _("Write a number such as 4."))
                numbers.pop(column, None)
        name = (row["feature"], row["value"])
        if name in seen:
            found.wrong(table, line, "value", _("this value has a quota already."), _("Keep one of the two rows."))
        seen.add(name)
        if len(numbers) == 2 and numbers["min"] > numbers["max"]:
            found.wrong(table, line, "min", _("the minimum is above the maximum."), _("Lower one, or raise the other."))
        elif len(numbers) == 2 and not blank:
            yield Quota(feature=row["feature"], value=row["value"], least=numbers["min"], most=numbers["max"])


def _check_people(
    table: _Table, id_column: str, columns: Sequence[str], known: dict[str, set[str]], found: _Found
) -> None:
    seen: dict[str, int] = {}
    for line, row in table.rows:
        for column in (id_column, *columns):
            if not row[column]:
                found.wrong(table, line, column, _("it is empty."), _("Fill it in; write “not stated” for no answer."))
        for feature, values in known.items():
            if row[feature] and row[feature] not in values and row[feature] != NOT_STATED:
                fix = _("The quotas know: %(values)s.") % {"values": ", ".join(sorted(values))}
                found.wrong(table, line, feature, _("the quotas have no such value."), fix)
        if row[id_column] and row[id_column] in seen:
            wrong = _("line %(line)d has the same id.") % {"line": seen[row[id_column]]}
            found.wrong(table, line, id_column, wrong, _("Give each person an id of their own."))
        seen.setdefault(row[id_column], line)


def read_rates(path: Path) -> dict[str, float]:
    """Return from a CSV file `id,rate` how likely each person drops out.

    Raises FilesError with everything that is wrong in it.
    """
    table, found = _table(path, ("id", "rate")), _Found()
    rates: dict[str, float] = {}
    for line, row in table.rows:
        rate = -1.0
        with suppress(ValueError):
            rate = float(row["rate"])
        if not row["id"] or row["id"] in rates:
            found.wrong(table, line, "id", _("it is empty or there twice."), _("Give each person one row."))
        if not 0 <= rate <= 1:
            found.wrong(table, line, "rate", _("it is no number from 0 to 1."), _("Write a number such as 0.2."))
        rates[row["id"]] = rate
    if found.problems:
        raise FilesError(found.problems)
    return rates


def write_json(path: Path, value: Any) -> None:
    """Write a file that is there as a whole or not at all.

    Raises FilesError.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise FilesError([_("%(name)s cannot be written: %(why)s.") % {"name": path, "why": error.strerror}]) from error


def read_json(path: Path) -> Any:
    """Read a file that we wrote.

    Raises FilesError.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FilesError([_("%(name)s cannot be read: %(why)s.") % {"name": path, "why": error.strerror}]) from error
    except ValueError as error:
        raise FilesError([_("%(name)s is not JSON: %(why)s.") % {"name": path.name, "why": error}]) from error

"""The two layouts we read: the official register's, and a plain CSV with a header.

**The register's** (NHS Organisation Data Service, "ODS": `etr.csv` for NHS trusts, `eccg.csv` and others): 27 columns
without a header. How sure we are of each column that we use:

| column | holds | how sure |
|---|---|---|
| 1 | organisation code | certain |
| 2 | name, in capitals | certain |
| 3 | national grouping: the code of the NHS region | certain; codes outside England stay codes |
| 4 | high-level health geography: the code of the integrated care board | certain; another tier before 2020 |
| 5 to 9, 10 | address, postcode | certain, not used: we hold no addresses |
| 11, 12 | open date, close date, as yyyymmdd | certain |
| 13 to 27 | differ between files (status, sub-type, parent and its dates, telephone, amended indicator) | not used |

The file does not say what kind of organisations it holds; its name does (`etr`: NHS trusts), or whoever imports it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.imports import tables
from alongside.imports.reading import FileError, Lines
from alongside.imports.rows import Problem
from alongside.organisations.imports.rows import Kind, Row, RowChecker, kind_of, region_of

ODS_COLUMNS = 27
ODS_SOURCE = "NHS Organisation Data Service"
PLAIN_NEEDED = ("ods_code", "name")
LAYOUTS = ("auto", "ods", "plain")
_KINDS_BY_FILE = {"etr": Kind.TRUST}

Found = Row | Problem
Reader = Callable[[int, list[str]], Iterator[Found]]


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What whoever imports a file told us about it."""

    layout: str = "auto"
    kind: str = ""
    file_name: str = ""


def read(lines: Lines, choices: Choices) -> Iterator[Found]:
    """Yield every row of the file, or what is wrong with it.

    Raises FileError when the file as a whole cannot be read.
    """
    rows = tables.rows(lines)
    first = next(rows, None)
    if first is None:
        raise FileError(_("The file is empty. Choose a CSV file with one organisation on each line."))
    reader = _reader(choices, first[1])
    if _layout(choices, first[1]) == "ods":
        yield from reader(*first)
    for line, values in rows:
        yield from reader(line, values)


def _layout(choices: Choices, first: Sequence[str]) -> str:
    """The layout that was named, or else the one that the first line shows."""
    if choices.layout != "auto":
        return choices.layout
    names = {value.strip().casefold() for value in first}
    return "ods" if len(first) == ODS_COLUMNS and not names & set(PLAIN_NEEDED) else "plain"


def _reader(choices: Choices, first: list[str]) -> Reader:
    """What turns the values of one line into a row."""
    if _layout(choices, first) == "ods":
        kind = choices.kind or _KINDS_BY_FILE.get(choices.file_name.casefold().split(".")[0], "")
        return lambda line, values: _ods_row(line, values, kind)
    about_ods = _("(A file of the register without a header has 27 columns; this one has %(count)d.)")
    header = tables.header(first, PLAIN_NEEDED, about_ods % {"count": len(first)})
    return lambda line, values: _plain_row(line, values, header, choices.kind)


def _ods_row(line: int, values: list[str], kind: str) -> Iterator[Found]:
    """One line of the register's layout."""
    if len(values) != ODS_COLUMNS:
        yield tables.wrong_count(line, len(values), ODS_COLUMNS)
        return
    named = {"code": values[0], "name": values[1], "region": values[2], "parent": values[3]}
    row = RowChecker(line, named | {"open date": values[10], "close date": values[11]})
    opened, closed = row.dates("open date", "close date")
    found = Row(
        line=line,
        code=row.code("code", needed=True),
        name=row.name(),
        kind=kind or None,
        valid_from=opened,
        valid_to=closed,
        parent_code=row.code("parent"),
        region=region_of(row.text("region", 80) or ""),
        source=ODS_SOURCE,
    )
    yield from _outcome(row, found)


def _plain_row(line: int, values: list[str], header: list[str], kind: str) -> Iterator[Found]:
    """One line of a file with a header."""
    if len(values) != len(header):
        yield tables.wrong_count(line, len(values), len(header))
        return
    row = RowChecker(line, dict(zip(header, values, strict=True)))
    opened, closed = row.dates("valid_from", "valid_to")
    words, region = row.text("org_type", 200), row.text("region", 80)
    if (row.text("status", 200) or "").casefold().startswith(("closed", "inactive")) and not closed:
        row.wrong("status", _("it says closed, and there is no last day."), _("Give the last day in valid_to."))
    found = Row(
        line=line,
        code=row.code("ods_code"),
        name=row.name(),
        kind=kind or (kind_of(words) if words else None),
        has_dates="valid_from" in header or "valid_to" in header,
        valid_from=opened,
        valid_to=closed,
        parent_code=row.code("parent_code") if "parent_code" in header else None,
        region=None if region is None else region_of(region),
        source=_source(row),
    )
    yield from _outcome(row, found)


def _outcome(row: RowChecker, found: Row) -> list[Found]:
    """The row, or everything that is wrong with it."""
    return [*row.problems] or [found]


def _source(row: RowChecker) -> str | None:
    """Where the facts come from, with how sure the file is of them."""
    source, sure = row.text("source", 300), row.text("confidence", 200)
    words = f"{source} ({_('confidence')}: {sure})" if source and sure else source
    if words and len(words) > 300:
        row.wrong(
            "source",
            _("with the confidence it has %(length)d characters.") % {"length": len(words)},
            _("Shorten both to 300."),
        )
    return words

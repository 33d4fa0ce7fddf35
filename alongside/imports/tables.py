"""The rows of a CSV file, and what its header must name."""

import csv
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from alongside.imports.reading import FileError, Lines
from alongside.imports.rows import Problem


def rows(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and values of every row that holds anything.

    Raises FileError when the file is not proper CSV.
    """
    # Strict: a stray quotation mark is an error, not a reason to swallow the rest of the file.
    values = csv.reader(iter(lines), strict=True)
    try:
        for row in values:
            if any(value.strip() for value in row):
                yield values.line_num, row
    except csv.Error as error:
        raise FileError(
            _("Line %(line)d is not proper CSV (%(why)s). Check its quotation marks and commas.")
            % {"line": lines.number, "why": str(error)}
        ) from error


def header(first: Sequence[str], needed: Sequence[str], more: str = "") -> list[str]:
    """Return the names of the columns; `more` is added where some are missing.

    Raises FileError when columns are missing, or there twice.
    """
    names = [value.strip().casefold() for value in first]
    missing = [name for name in needed if name not in names]
    if missing:
        words = _("The first line must name the columns, and these are missing: %(names)s.")
        raise FileError(" ".join([words % {"names": ", ".join(missing)}, more]).strip())
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise FileError(_("The first line names these columns twice: %(names)s.") % {"names": ", ".join(twice)})
    return names


def wrong_count(line: int, count: int, wanted: int) -> Problem:
    """Say that a row has more values than columns, or fewer."""
    return Problem(
        line=line,
        field=_("the whole line"),
        wrong=_("it has %(count)d values instead of %(wanted)d.") % {"count": count, "wanted": wanted},
        fix=_("Check its commas and quotation marks."),
    )

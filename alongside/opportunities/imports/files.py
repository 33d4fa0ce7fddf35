"""The rows of a file of openings: a CSV file with a header, a JSON list, or one JSON object on each line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from alongside.imports import json_values, tables
from alongside.imports.reading import FileError, Lines, Pieces, is_json
from alongside.imports.rows import Problem

NEEDED = ("id", "title", "organisation", "source_url")


@dataclass(frozen=True)
class Record:
    """One row: its line in a CSV file, or its place in the list; and its values by field."""

    line: int
    values: dict[str, Any]


class Records:
    """The rows of a file; counts bytes and takes a digest on the way."""

    def __init__(self, file: BinaryIO) -> None:
        self.text: Lines | Pieces = Pieces(file) if is_json(file) else Lines(file)

    def __iter__(self) -> Iterator[Record | Problem]:
        """Yield each row, or why it is none.

        Raises FileError when the file as a whole cannot be read.
        """
        if isinstance(self.text, Pieces):
            return _of_json(self.text)
        return _of_csv(self.text)


def _of_json(text: Pieces) -> Iterator[Record | Problem]:
    for place, value in enumerate(json_values.values(text), start=1):
        if isinstance(value, dict):
            yield Record(place, {name.strip().casefold(): each for name, each in value.items()})
        else:
            yield Problem(
                line=place,
                field=_("the whole row"),
                wrong=_("it is no object with fields."),
                fix=_("Write it like {“id”: …, “title”: …}."),
            )


def _of_csv(text: Lines) -> Iterator[Record | Problem]:
    rows = tables.rows(text)
    first = next(rows, None)
    if first is None:
        raise FileError(_("The file is empty. Choose a CSV or JSON file with one opening in each row."))
    names = tables.header(first[1], NEEDED)
    for line, values in rows:
        if len(values) == len(names):
            yield Record(line, dict(zip(names, values, strict=True)))
        else:
            yield tables.wrong_count(line, len(values), len(names))

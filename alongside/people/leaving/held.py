"""What is held about somebody, laid out to be read: the same as the file they can take with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from alongside.design.filters import day, moment
from alongside.people import hooks
from alongside.people.leaving.export import everything_about
from alongside.people.models import Person

Path = tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """What one part of the service holds: each piece with what it is called."""

    name: str
    rows: list[tuple[str, str]]


def rooms_of(person: Person) -> list[Room]:
    """Return everything, part by part; parts that hold nothing say so by having no rows."""
    found = everything_about(person)["rooms"]
    return [Room(str(data.title), list(_rows_of(data, found[data.room]))) for data in hooks.personal_data]


def _rows_of(data: hooks.PersonalData, held: Any) -> Iterator[tuple[str, str]]:
    words, codes = data.words(), data.codes()
    for path, value in pieces(held):
        if shown := _shown(value, closest(codes, path) or {}):
            yield " – ".join(_called(words, path)), shown


def pieces(held: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Return every piece with the way to it: names of fields, and numbers in lists."""
    if isinstance(held, dict):
        for name, value in held.items():
            yield from pieces(value, (*path, str(name)))
    elif isinstance(held, list | tuple) and any(isinstance(one, dict) for one in held):
        for number, one in enumerate(held, start=1):
            yield from pieces(one, (*path, str(number)))
    else:
        yield path, held


def closest(words: Mapping[str, Any], path: Path) -> Any:
    """Return the words of a field: those for it inside its list or group if there are such, else those for its name."""
    names = [name for name in path if not name.isdigit()]
    return words.get(".".join(names[-2:])) or words.get(names[-1])


def _called(words: Mapping[str, Any], path: Path) -> list[str]:
    """Name each part of the way. A field without words keeps its name: better than no page; a test finds it."""
    return [
        name if name.isdigit() else str(closest(words, path[: place + 1]) or name) for place, name in enumerate(path)
    ]


def _shown(value: Any, codes: Mapping[str, Any]) -> str:
    """Nothing for what is empty: an empty row tells nobody anything."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list | tuple):
        return ", ".join(str(codes.get(one, one)) for one in value)
    return "" if value is None else str(codes.get(value, value))

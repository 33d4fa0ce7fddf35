"""What is held about somebody, laid out to be read: the same as the file they can take with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from alongside.design.filters import day, moment
from alongside.people.leaving.export import everything_about
from alongside.people.models import Person


@dataclass(frozen=True)
class Room:
    """What one part of the service holds: each piece with what it is called."""

    name: str
    rows: list[tuple[str, str]]


def rooms_of(person: Person) -> list[Room]:
    """Return everything, part by part; parts that hold nothing say so by having no rows."""
    found = everything_about(person)["rooms"]
    return [Room(_words(name), list(_rows(held, ()))) for name, held in found.items()]


def _rows(held: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(held, dict):
        for name, value in held.items():
            yield from _rows(value, (*path, _words(str(name))))
    elif isinstance(held, list | tuple) and any(isinstance(one, dict) for one in held):
        for number, one in enumerate(held, start=1):
            yield from _rows(one, (*path, str(number)))
    elif shown := _shown(held):
        yield " – ".join(path), shown


def _words(name: str) -> str:
    return _(name.replace("_", " ").capitalize())


def _shown(value: Any) -> str:
    """Nothing for what is empty: an empty row tells nobody anything."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)

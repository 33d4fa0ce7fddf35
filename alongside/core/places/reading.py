"""Reading the places from `places.toml`.

The file is written by people and grows by hand, so it is checked whole as it is read, and all problems are
reported at once, in words that say where to look.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import chain
from types import MappingProxyType
from typing import Any

from alongside.core.places.faults import faults_of_entries, faults_of_names, faults_of_shape, faults_of_unsure, reached
from alongside.core.places.folding import slug_of
from alongside.core.places.gazetteer import Certainty, Entry, Gazetteer, Name, Place, PlacesError


@cache
def gazetteer() -> Gazetteer:
    """Return the places that come with Alongside, read once."""
    return read(resources.files(__package__).joinpath("places.toml").read_text(encoding="utf-8"))


def read(source: str) -> Gazetteer:
    """Read places from TOML.

    Raises `PlacesError` naming everything that is wrong with them, or `tomllib.TOMLDecodeError` where it is not
    TOML.
    """
    raw = tomllib.loads(source)
    _refuse(faults_of_shape(raw))
    entries = tuple(_entries(raw))
    hospitals = raw.get("hospitals", {})
    names = (*_names(entries), *_hospitals(hospitals))
    _refuse(chain(faults_of_entries(entries), faults_of_names(entries, names), _faults_of_unsure(raw)))
    return Gazetteer(MappingProxyType(_places(entries)), names, tuple(raw.get("not-places", ())))


def _refuse(faults: Iterable[str]) -> None:
    if problems := list(faults):
        raise PlacesError("\n".join(problems))


def _entries(raw: Mapping[str, Any]) -> Iterator[Entry]:
    for slug, item in raw.get("region", {}).items():
        yield Entry(slug, _names_of(item), is_region=True)
    for slug, item in raw.get("wide", {}).items():
        yield Entry(slug, _names_of(item))
    for slug, item in raw.get("area", {}).items():
        yield from _area(slug, item)


def _area(slug: str, item: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield an area, its places, its parts and their places."""
    doubts = _doubts(item)
    yield Entry(slug, _names_of(item), tuple(item["in"]), doubts=doubts)
    for line in item.get("places", ()):
        yield _place(line, slug, doubts)
    for line, inside in item.get("parts", {}).items():
        part = _place(line, slug, doubts)
        yield part
        yield from (_place(inner, part.slug, doubts) for inner in inside)


def _doubts(item: Mapping[str, Any]) -> Mapping[str, Certainty]:
    return dict.fromkeys(item.get("unsure", ()), Certainty.WORD) | dict.fromkeys(
        item.get("people", ()), Certainty.PERSON
    )


def _place(line: str, around: str, doubts: Mapping[str, Certainty]) -> Entry:
    names = _split(line)
    return Entry(slug_of(names[0]), names, (around,), doubts=doubts)


def _names_of(item: Mapping[str, Any]) -> tuple[str, ...]:
    return (item["name"], *item.get("also", ()))


def _written(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield every name of an area and of what is in it."""
    yield from _names_of(item)
    inner = (line for inside in item.get("parts", {}).values() for line in inside)
    for line in chain(item.get("places", ()), item.get("parts", {}), inner):
        yield from _split(line)


def _split(line: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in line.split("|"))


def _names(entries: Sequence[Entry]) -> Iterator[Name]:
    return (
        Name(written, entry.slug, entry.doubts.get(written, Certainty.SURE))
        for entry in entries
        for written in entry.names
    )


def _hospitals(raw: Mapping[str, Any]) -> Iterator[Name]:
    doubts = _doubts(raw)
    return (Name(written, slug, doubts.get(written, Certainty.SURE)) for written, slug in raw.get("in", {}).items())


def _faults_of_unsure(raw: Mapping[str, Any]) -> Iterator[str]:
    for slug, item in raw.get("area", {}).items():
        yield from faults_of_unsure(slug, _doubts(item), _written(item))
    hospitals = raw.get("hospitals", {})
    yield from faults_of_unsure("hospitals", _doubts(hospitals), hospitals.get("in", ()))


def _places(entries: Sequence[Entry]) -> dict[str, Place]:
    known = {entry.slug: entry for entry in entries}
    within = {around: _region_last(reached(around, known), known) for around in {entry.around for entry in entries}}
    return {entry.slug: _finished(entry, within[entry.around]) for entry in entries}


def _region_last(around: Sequence[str], known: Mapping[str, Entry]) -> tuple[str, ...]:
    return tuple(sorted(around, key=lambda slug: known[slug].is_region))


def _finished(entry: Entry, within: tuple[str, ...]) -> Place:
    region = entry.slug if entry.is_region else "".join(within[-1:])
    return Place(entry.slug, entry.names[0], region, within)

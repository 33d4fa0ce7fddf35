"""What a place is, the names that lead to it, and all of them together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum


class PlacesError(ValueError):
    """The places contradict themselves; the message lists every place to mend."""


class Certainty(Enum):
    """Whether a name means its place wherever it stands."""

    SURE = "sure"
    WORD = "word"  # also an ordinary word: Reading
    PERSON = "person"  # also a first name or a surname, which has its capital anyway: Barry


@dataclass(frozen=True, slots=True)
class Place:
    """A place that people name when they say where they live or where something happens.

    `region` is the region that an opportunity can lie in, or "" for a place that reaches over several, such as
    England. `within` holds the slugs of the places around it, nearest first and its region last; a region
    itself has none. The slug is kept in saved searches and never changes.
    """

    slug: str
    name: str
    region: str
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a place."""

    written: str
    slug: str
    certainty: Certainty = Certainty.SURE

    def spellings(self) -> Iterator[str]:
        """Yield the name, and "Newport on the Isle of Wight" beside "Newport, Isle of Wight"."""
        yield self.written
        town, comma, county = self.written.partition(", ")
        if comma:
            yield from (f"{town} {between} {county}" for between in ("in", "in the", "on the"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as the file gives it: all its names, the first of them for pages, and the places around it."""

    slug: str
    names: tuple[str, ...]
    around: tuple[str, ...] = ()
    is_region: bool = False
    doubts: Mapping[str, Certainty] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All places by slug, every name that leads to one, and phrases that only look like a place."""

    places: Mapping[str, Place]
    names: tuple[Name, ...]
    not_places: tuple[str, ...] = ()

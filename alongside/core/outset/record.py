"""What is on record of a project: who sat in its team in what capacity, what they did, and how the project moved."""

import itertools
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from alongside.core.outset.instants import instant


class Capacity(StrEnum):
    """In what capacity somebody takes part."""

    PATIENT = "patient"
    CARER = "carer"
    PUBLIC = "public"
    STAFF = "staff"


class Stage(StrEnum):
    """How far a project is, in this order. Ask with `is_after`: signs such as > compare letters."""

    IDEA = "idea"
    SCOPING = "scoping"
    DESIGN = "design"
    TESTING = "testing"
    IMPLEMENTING = "implementing"
    SUSTAINING = "sustaining"
    SPREADING = "spreading"

    def is_after(self, other: "Stage") -> bool:
        """Whether this stage comes after another."""
        stages = list(Stage)
        return stages.index(self) > stages.index(other)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A stretch of time in which a person took part in one capacity; a change of capacity begins another.

    It holds the instant of joining and not that of leaving, so each instant lies in one sitting of a person at most;
    one that ends as it begins holds none, and counts for nothing. `left` is None while it lasts. `works_here`: employed
    by an organisation taking part. Times are aware, and kept in UTC. Raises `ValueError` for a naive time, and for
    an end before the beginning.
    """

    person: Hashable
    joined: datetime
    left: datetime | None
    capacity: Capacity
    works_here: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "joined", instant(self.joined, "joined"))
        if self.left is not None:
            object.__setattr__(self, "left", instant(self.left, "left"))
            if self.left < self.joined:
                raise ValueError(f"a sitting ends ({self.left}) before it begins ({self.joined}); mend joined or left")

    @property
    def is_partner(self) -> bool:
        """Whether somebody sits here as a partner: by lived experience, and not employed by those taking part."""
        return self.capacity != Capacity.STAFF and not self.works_here

    def holds(self, at: datetime) -> bool:
        """Whether the person sat here at an instant."""
        return self.joined <= at and (self.left is None or at < self.left)

    def up_to(self, until: datetime) -> "Sitting":
        """Return the sitting as it was known at an instant: one that ended later had not ended yet."""
        return self if self.left is None or self.left <= until else replace(self, left=None)


@dataclass(frozen=True, slots=True)
class Contribution:
    """A person did something for the project. The time is aware, kept in UTC; `ValueError` for a naive one."""

    person: Hashable
    at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", instant(self.at, "at"))


@dataclass(frozen=True, slots=True)
class Move:
    """The project came to a stage, on or back. The time is aware, kept in UTC; `ValueError` for a naive one."""

    to: Stage
    at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", instant(self.at, "at"))


@dataclass(frozen=True, slots=True)
class Record:
    """All that is on record of one project; the order within the tuples does not matter.

    The earliest of the moves is the project's beginning. `aim_agreed` is when an aim was first agreed, None while
    there is none. Raises `ValueError` for a naive time, and where a person sits twice at once.
    """

    sittings: tuple[Sitting, ...]
    contributions: tuple[Contribution, ...]
    moves: tuple[Move, ...]
    aim_agreed: datetime | None

    def __post_init__(self) -> None:
        if self.aim_agreed is not None:
            object.__setattr__(self, "aim_agreed", instant(self.aim_agreed, "aim_agreed"))
        _need_one_at_a_time(self.sittings)

    def up_to(self, until: datetime) -> "Record":
        """Return what was on record at an instant, that instant included."""
        return Record(
            sittings=tuple(sitting.up_to(until) for sitting in self.sittings if sitting.joined <= until),
            contributions=tuple(done for done in self.contributions if done.at <= until),
            moves=tuple(move for move in self.moves if move.at <= until),
            aim_agreed=None if self.aim_agreed is None or self.aim_agreed > until else self.aim_agreed,
        )


def _need_one_at_a_time(sittings: Iterable[Sitting]) -> None:
    by_person: dict[Hashable, list[Sitting]] = {}
    for sitting in sittings:
        by_person.setdefault(sitting.person, []).append(sitting)
    for person, theirs in by_person.items():
        # One that ends as it begins comes before another that begins then.
        theirs.sort(key=lambda sitting: (sitting.joined, sitting.left is None, sitting.left or sitting.joined))
        for one, other in itertools.pairwise(theirs):
            if one.left is None or other.joined < one.left:
                raise ValueError(
                    f"person {person!r} sits twice at once: a sitting begins at {other.joined}, while the one of "
                    f"{one.joined} has not ended; end that one first"
                )

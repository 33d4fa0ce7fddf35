"""Chance that is the same every time: one seed, one stream of numbers for each part of the database."""

import datetime
import uuid
from collections.abc import Sequence
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")
UTC = datetime.UTC
MINUTES_A_DAY = 12 * 60  # people write between 8 and 20 o'clock


class Chance:
    """Draws from one stream. A stream has a name, so that more draws in one part change nothing in another."""

    def __init__(self, seed: int, name: str) -> None:
        self.random = Random(f"{seed} {name}")  # noqa: S311  made-up data, no secrets
        self._next = self.random.random

    def one(self, things: Sequence[Thing]) -> Thing:
        """Draw one thing."""
        return things[int(self._next() * len(things))]

    def some(self, things: Sequence[Thing], most: int) -> tuple[Thing, ...]:
        """Draw up to `most` different things, in the order drawn; perhaps none."""
        return tuple(dict.fromkeys(self.one(things) for _ in range(int(self._next() * (most + 1)))))

    def often_first(self, things: Sequence[Thing]) -> Thing:
        """Draw one thing, the first ones more often than the last ones, as in life."""
        return things[int(self._next() ** 2.5 * len(things))]

    def between(self, least: int, most: int) -> int:
        """Draw a whole number, both ends included."""
        return least + int(self._next() * (most - least + 1))

    def happens(self, share: float) -> bool:
        """Tell whether something happens that happens in this share of cases."""
        return self._next() < share

    def key(self) -> uuid.UUID:
        """Draw a random key."""
        return uuid.UUID(int=self.random.getrandbits(128), version=4)

    def moment(self, day: datetime.date) -> datetime.datetime:
        """Draw a minute of a day."""
        hour, minute = divmod(int(self._next() * MINUTES_A_DAY), 60)
        return datetime.datetime(day.year, day.month, day.day, 8 + hour, minute, tzinfo=UTC)


def days(number: int) -> datetime.timedelta:
    """Return so many days."""
    return datetime.timedelta(days=number)

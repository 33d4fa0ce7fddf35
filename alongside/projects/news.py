"""What is new in projects, and what waits for whom: each part of this room tells its own.

The round-up puts it together, for many people at once: so many projects are asked about in one query.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class News:
    """One thing that happened in a project: by which member, in words, with the text itself, and where to read on."""

    project: int
    at: datetime.datetime
    by: int | None
    text: str | Promise
    view: str
    key: object = None


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits for a member: for as long as it likes, nobody is late."""

    member: int
    text: str | Promise
    view: str
    key: object = None


@dataclass(frozen=True, kw_only=True)
class Span:
    """From one moment, not with it, up to and with another."""

    since: datetime.datetime
    until: datetime.datetime

    def of(self, field: str) -> dict[str, datetime.datetime]:
        """Return the look-ups for a field."""
        return {f"{field}__gt": self.since, f"{field}__lte": self.until}


Projects = Sequence[int]
Members = Sequence[int]

"""What rooms above register here: what goes into digests, who reads them, and what somebody is called."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from alongside.messages.kinds import Words
from alongside.messages.recipients import Recipient


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing to tell, with the whole address of the page about it."""

    text: str
    address: str


Lines = Callable[[Sequence[Recipient], datetime, datetime], Mapping[int, Sequence[Line]]]
Readers = Callable[[int, int], Sequence[Recipient]]
Names = Callable[[Sequence[int]], Mapping[int, str]]


@dataclass(frozen=True, kw_only=True)
class DigestSection:
    """One part of a digest. `kind` is registered with `in_digest=True`.

    `lines` returns, by person, what happened from one moment up to another; it is asked for many people at once.
    """

    kind: str
    heading: Words
    lines: Lines


digest_sections: list[DigestSection] = []
# Each returns the next people after a person's number, by number, at most so many; filled by the room of people.
readers: list[Readers] = []
names: list[Names] = []

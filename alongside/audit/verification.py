"""Proving that the record is whole: every seal is worked out again, and compared with the heads exported earlier."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Max

from alongside.audit.models import Chain, Entry
from alongside.audit.sealing import FIELDS, heads_folder, seal_of
from alongside.jobs.progress import progress

BATCH = 5000


class Fault(StrEnum):
    """What is wrong with the record."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    CUT = "cut"
    REWRITTEN = "rewritten"


class BrokenError(Exception):
    """The record is not whole: the first place that is wrong, and the number of the entry there, if there is one."""

    def __init__(self, fault: Fault, place: int, entry: int | None = None) -> None:
        self.fault, self.place, self.entry = fault, place, entry
        super().__init__(f"{fault} at {place}")


class UnreadableError(Exception):
    """An exported head cannot be read; the message says which."""


@dataclass(frozen=True, kw_only=True)
class Proof:
    """A record that is whole: how many entries are sealed, how many wait, with how many exported heads it agrees."""

    sealed: int
    waiting: int
    heads: int
    seal: str


def verify() -> Proof:
    """Prove the record.

    Raises BrokenError at the first fault, UnreadableError for a file of heads that cannot be read.
    """
    heads = _heads()
    chain = Chain.objects.first() or Chain()  # what is sealed from now on is not looked at
    last, seal = 0, ""
    for place, kept, *fields in progress(_sealed(chain.place), total=chain.place, words="Checking the record"):
        last += 1
        if place != last:
            raise BrokenError(Fault.MISSING if place > last else Fault.ADDED, min(place, last))
        seal = seal_of(seal, place, tuple(fields))
        if seal != kept:
            raise BrokenError(Fault.CHANGED, place, fields[0])
        if heads.get(place, seal) != seal:
            raise BrokenError(Fault.REWRITTEN, place, fields[0])
    _check_end(last, seal, chain, heads)
    waiting = Entry.objects.filter(place=None).count()
    return Proof(sealed=last, waiting=waiting, heads=len(heads), seal=seal)


def _sealed(up_to: int) -> Iterator[tuple[Any, ...]]:
    """Sealed entries in their order, read some at a time, so that memory stays small."""
    rows = Entry.objects.filter(place__lte=up_to).order_by("place", "id")
    return rows.values_list("place", "seal", *FIELDS).iterator(chunk_size=BATCH)


def _check_end(last: int, seal: str, chain: Chain, heads: Mapping[int, str]) -> None:
    """The chain must reach every exported head, and end where the sealer left it."""
    if last < max([chain.place, *heads]):
        raise BrokenError(Fault.CUT, last + 1)
    if seal != chain.seal:
        raise BrokenError(Fault.REWRITTEN, last)
    newest = Entry.objects.aggregate(newest=Max("place"))["newest"] or 0
    now = Chain.objects.first() or Chain()
    if newest > now.place:
        raise BrokenError(Fault.ADDED, now.place + 1)


def _heads() -> dict[int, str]:
    """Seals by place, from the exported files."""
    found: dict[int, str] = {}
    for path in sorted(heads_folder().glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            try:
                head = json.loads(line)
                place, seal = int(head["place"]), str(head["seal"])
            except (ValueError, KeyError, TypeError) as error:
                raise UnreadableError(f"Line {number} of {path} is not an exported head.") from error
            if found.setdefault(place, seal) != seal:
                raise BrokenError(Fault.REWRITTEN, place)
    return found

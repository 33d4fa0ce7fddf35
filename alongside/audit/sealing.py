"""Sealing: each entry's seal is a digest of the seal before it and of the whole entry.

So nobody can change, take out or slip in an entry without every later seal being wrong. Entries are sealed some time
after they were written, in the order of their numbers among those committed: a transaction that commits late is sealed
in a later batch, never passed over.
"""

import hashlib
import json
import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from alongside.audit.models import Chain, Entry

LOG = logging.getLogger("alongside.audit")
BATCH = 1000
FIELDS = ("id", "at", "what", "by", "concerning", "kind", "thing", "facts")
_ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=str).encode


def seal_of(previous: str, place: int, fields: tuple[Any, ...]) -> str:
    """Return the seal of an entry at a place; `fields` in the order of FIELDS.

    Written down once and for all: JSON of `[place, id, at, …]` in ASCII, keys sorted, no spaces, the time in UTC with
    microseconds, after the previous seal (empty for the first) and a line end; SHA-256 in hexadecimal.
    """
    at: datetime = fields[1]
    text = _ENCODE([place, fields[0], at.astimezone(UTC).isoformat(timespec="microseconds"), *fields[2:]])
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def seal_waiting() -> int:
    """Seal everything that waits, some at a time; return how many entries."""
    count = 0
    while sealed := _seal_batch():
        count += sealed
    return count


@transaction.atomic
def _seal_batch() -> int:
    """Seal the next entries. Two workers at once take turns at the chain's row."""
    Chain.objects.get_or_create(pk=1)
    chain = Chain.objects.select_for_update().get()
    waiting = list(Entry.objects.filter(place=None).order_by("id").values_list(*FIELDS)[:BATCH])
    sealed = []
    for fields in waiting:
        chain.place += 1
        chain.seal = seal_of(chain.seal, chain.place, fields)
        sealed.append((chain.place, chain.seal, fields[0]))
    if sealed:
        _write(sealed)
        chain.save()
    return len(sealed)


def _write(sealed: list[tuple[int, str, int]]) -> None:
    """Put place and seal on entries: the one change that the triggers let through."""
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE audit_entry SET place = %s, seal = %s WHERE id = %s AND place IS NULL", sealed)


def heads_folder() -> Path:
    """Return where heads are exported to: outside the database, so that cutting off its end shows."""
    return Path(settings.DATA) / "audit-heads"


def head() -> dict[str, Any] | None:
    """Return how far the record is sealed now; None when nothing is."""
    chain = Chain.objects.filter(place__gt=0).first()
    if chain is None:
        return None
    return {"at": timezone.now().isoformat(timespec="seconds"), "place": chain.place, "seal": chain.seal}


def export_head() -> None:
    """Add the head to this year's file, and to the log, which operators keep somewhere else."""
    current = head()
    if current is None:
        return
    folder = heads_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{timezone.localdate().year}.jsonl").open("a", encoding="ascii") as file:
        file.write(json.dumps(current) + "\n")
        file.flush()
        os.fsync(file.fileno())
    LOG.info("head of the record", extra={"facts": {"did": "audit head", **current}})

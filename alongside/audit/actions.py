"""Writing to the record."""

import hashlib
from typing import Any, Protocol

from django.db import models, transaction
from django.utils import timezone

from alongside.audit.models import Entry, Reference
from alongside.web import stamps


class Actor(Protocol):
    """Anybody with a key: the record keeps a random reference for them, never a name."""

    pk: Any


def record(
    what: str,
    *,
    by: Actor | None,
    thing: models.Model | None = None,
    person: Actor | None = None,
    **facts: int | str | bool | list[str] | None,
) -> Entry:
    """Record what happened, in the transaction of the change itself.

    `what` is a code such as `opportunity.published`; `by` acted (None: the service itself); `person` is whom it
    concerns when that is somebody else.
    Pages that show the `thing` are marked as changed (`stamps.Shown`).
    `facts` are codes, counts, digests and field names: never anything somebody wrote.

    Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("audit.record must be called inside the transaction of what it records")
    if isinstance(thing, stamps.Shown) and (names := thing.shown_as()):
        stamps.changed(*names)
    return Entry.objects.create(
        at=timezone.now(),
        what=what,
        by=reference_of(by),
        concerning=reference_of(person),
        kind=thing._meta.label_lower if thing is not None else "",
        thing=str(thing.pk) if thing is not None else "",
        facts=facts,
    )


def record_import(
    what: str, *, by: Actor | None, content: bytes, rows: int, thing: models.Model | None = None
) -> Entry:
    """Record that a file was brought in: one entry, however many rows, with the digest that proves which file."""
    digest = hashlib.sha256(content).hexdigest()
    return record(what, by=by, thing=thing, rows=rows, bytes=len(content), sha256=digest)


def reference_of(person: Actor | None) -> Any:
    """Return the random reference of somebody, made at first use; None for nobody."""
    if person is None or person.pk is None:
        return None
    return Reference.objects.get_or_create(person_id=person.pk)[0].reference


def forget(person: Actor) -> None:
    """Cut the link between somebody and their reference: part of deleting everything about them."""
    Reference.objects.filter(person_id=person.pk).delete()

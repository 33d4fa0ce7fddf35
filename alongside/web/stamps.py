"""When what pages show last changed: written in the transaction of the change, read before a kept page is sent again.

The value is random, not a number: after a rolled-back transaction a number could come twice with different contents.
Names are the kind and key of a thing ("opportunity:12"), or a kind for pages that show many ("organisations").
"""

import uuid
from collections.abc import Iterable, Mapping
from typing import Protocol, runtime_checkable

from django.db import transaction

from alongside.web.models import Stamp

#: Part of every page's names: for what changes too much at once to name it, such as an import.
EVERYTHING = "everything"


@runtime_checkable
class Shown(Protocol):
    """A thing that public pages show. Every record of a change to it marks these names as changed."""

    def shown_as(self) -> list[str]:
        """Return the names under which pages show it; none while nobody may see it."""
        ...


def changed(*names: str) -> None:
    """Mark these as changed, in the transaction of the change itself.

    Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("stamps.changed must be called inside the transaction of the change")
    value = uuid.uuid4()
    stamps = [Stamp(name=name, value=value) for name in sorted(set(names))]
    Stamp.objects.bulk_create(stamps, update_conflicts=True, unique_fields=["name"], update_fields=["value"])


def values(names: Iterable[str]) -> Mapping[str, uuid.UUID]:
    """Return the value of each name that ever changed, in one query."""
    return dict(Stamp.objects.filter(name__in={EVERYTHING, *names}).values_list("name", "value"))

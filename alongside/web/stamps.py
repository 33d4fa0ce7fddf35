"""When what pages show last changed: written in the transaction of the change, read before a kept page is sent again.

The value is random, not a number: after a rolled-back transaction a number could come twice with different contents.
Names are the kind and key of a thing ("opportunity:12"), or a kind for pages that show many ("organisations").
"""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, runtime_checkable

from django.db import connection, transaction

from alongside.web.models import Stamp

#: Part of every page's names: for what changes too much at once to name it, such as an import.
EVERYTHING = "everything"

_VALUES = "SELECT name, value FROM web_stamp WHERE name IN ({})"


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


def values(names: Iterable[str]) -> Mapping[str, Any]:
    """Return the value of each name that ever changed, as the database writes it, in one query.

    By hand, because it is all that a kept page costs: building it anew each time takes longer than asking.
    """
    wanted = sorted({EVERYTHING, *names})
    with connection.cursor() as cursor:
        cursor.execute(_VALUES.format(", ".join(["%s"] * len(wanted))), wanted)
        return dict(cursor.fetchall())

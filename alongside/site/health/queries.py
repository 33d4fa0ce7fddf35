"""How each part of the service is."""

from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connection

from alongside.jobs import queries as jobs
from alongside.messages import queries as messages

Part = dict[str, Any]


def parts() -> dict[str, Part]:
    """Return each part with whether it is well; a part that cannot be asked is not."""
    return {"database": _asked(database), "worker": _asked(worker), "outbox": _asked(outbox)}


def _asked(part: Callable[[], Part]) -> Part:
    try:
        return part()
    except DatabaseError:
        return {"well": False}


def database() -> Part:
    """Whether the database answers, and which it is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"well": True, "kind": connection.vendor}


def worker() -> Part:
    """Whether somebody does the work in the background, and nothing of it is late or failing."""
    found = jobs.health()
    return {
        "well": found.is_well,
        "alive": found.is_alive,
        "since": found.since,
        "queued": found.queued,
        "late": found.late,
        "failing": found.failing,
    }


def outbox() -> Part:
    """Whether messages go out."""
    found = messages.health()
    return {
        "well": found.is_well,
        "delivers": found.delivers,
        "waiting": found.waiting,
        "oldest_waiting": found.oldest_waiting,
        "failed_today": found.failed,
    }

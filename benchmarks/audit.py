"""Writing, sealing and proving a record of a million entries, on SQLite or on the server in DATABASE_URL."""

import os
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

ENTRIES = 1_000_000
BATCH = 5_000


def measure() -> dict[str, object]:
    """Fill an empty record, seal it and prove it. (An existing server database is filled too: give it an empty one.)"""
    with tempfile.TemporaryDirectory(prefix="alongside-audit-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'record.sqlite3'}")
        os.environ |= {"ALONGSIDE_DATA": folder, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        return _measure()


def _measure() -> dict[str, object]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from alongside.audit import sealing, verification

    call_command("migrate", verbosity=0)
    figures = {
        "write_seconds": _seconds(_fill),
        "seal_seconds": _seconds(sealing.seal_waiting),
        "verify_seconds": _seconds(verification.verify),
    }
    connection.close()
    return {"figures": figures, "limits": {}, "sizes": {"entries": ENTRIES}, "database": connection.vendor}


def _fill() -> None:
    """Entries like those of a busy service, by a thousand people."""
    from django.utils import timezone

    from alongside.audit.models import Entry

    people = [uuid.uuid4() for _person in range(1000)]
    for first in range(0, ENTRIES, BATCH):
        Entry.objects.bulk_create(
            Entry(
                at=timezone.now(),
                what="opportunity.published",
                by=people[number % 1000],
                kind="opportunities.opportunity",
                thing=str(number),
                facts={"version": number, "fields": ["title", "closes"]},
            )
            for number in range(first, first + BATCH)
        )


def _seconds(run: Callable[[], object]) -> float:
    started = time.monotonic()
    run()
    return round(time.monotonic() - started, 1)

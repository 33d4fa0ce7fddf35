"""What benchmarks of a few pages share: an empty database of their own, filling it, and looking at a page."""

import os
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tooling.steps import StepError

TIMES = 30
BATCH = 2_000


@contextmanager
def empty_database(name: str) -> Iterator[None]:
    """Set Django up over an empty database: SQLite in a folder that goes again, or what `DATABASE_URL` names."""
    with tempfile.TemporaryDirectory(prefix=f"alongside-{name}-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / f'{name}.sqlite3'}")
        os.environ |= {"ALONGSIDE_DATA": folder, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
        os.environ |= {"ALONGSIDE_RATE_LIMITS": "0", "ALONGSIDE_LOG_LEVEL": "ERROR"}
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS = ["*"]
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        yield


def page(client: Any, address: str) -> dict[str, float]:
    """Return the median processor time of this process for the page, and how many queries it took."""
    from django.db import connection

    for _warm in range(3):
        status = client.get(address).status_code
        if status != 200:
            raise StepError(f"{address} answered {status}", "Look at it in a browser first.")
    queries: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        client.get(address)
    taken = []
    for _time in range(TIMES):
        began = time.process_time()
        client.get(address)
        taken.append(time.process_time() - began)
    return {"cpu_ms": round(1000 * statistics.median(taken), 1), "queries": len(queries)}


def save(rows: Iterable[Any]) -> None:
    """Write rows, a few thousand at a time."""
    every = list(rows)
    for first in range(0, len(every), BATCH):
        type(every[0]).objects.bulk_create(every[first : first + BATCH])

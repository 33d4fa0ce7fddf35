"""How many queries a page takes: counted in this process, as production has nothing that would tell."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.web.pages import Kind


def count(kind: Kind, change: Callable[[], None]) -> dict[str, int]:
    """Return the most queries of one page: after something changed, and when it is kept (from the second visit on)."""
    client = Client(headers={"host": "localhost"})
    changed, again = [], []
    for address in kind.often:
        change()
        changed.append(_queries(client, address))
        _queries(client, address)
        again.append(_queries(client, address))
    return {"changed": max(changed), "cached": max(again)}


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        status = client.get(address).status_code
    if status != 200:
        raise RuntimeError(f"{address} answered {status}")
    return len(captured)

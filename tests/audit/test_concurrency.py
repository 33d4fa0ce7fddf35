"""Many processes write and several seal at once: one chain, every entry in it, once."""

from pathlib import Path

import pytest

from tests.processes import finished, on_database

pytestmark = pytest.mark.django_db(transaction=True)

WRITE = """
import time, random
from django.db import transaction
from alongside.audit import actions
for n in range(40):
    with transaction.atomic():
        actions.record("thing.done", by=None, n=n)
        time.sleep(random.random() / 50)
"""
SEAL = """
import time
from alongside.audit import sealing
until = time.monotonic() + 4
while time.monotonic() < until:
    sealing.seal_waiting()
    time.sleep(0.02)
"""


def test_every_committed_entry_is_sealed_once_in_one_chain(tmp_path: Path) -> None:
    processes = on_database(tmp_path)
    at_work = [processes.script(code) for code in (WRITE, WRITE, WRITE, SEAL, SEAL)]
    for process in at_work:
        finished(process)
    processes.output("from alongside.audit import sealing\nsealing.seal_waiting()")
    said = finished(processes.command("audit", "verify"))
    assert "whole: 120 entries" in said
    assert " 0 wait" in said

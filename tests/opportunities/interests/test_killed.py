"""A real server, killed in the middle of a hundred people writing: what it had acknowledged is still there."""

import http.client
import json
import os
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.processes import Processes, on_database

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 100
ENOUGH = 400
TOKEN = "t" * 32

MAKE = f"""
import json
from django.test import Client
from tests.factories.opportunities import OpportunityFactory
from tests.factories.people import PersonFactory
opportunity = OpportunityFactory(slug="kinder-clinics")
sessions = {{}}
for _number in range({PEOPLE}):
    person, client = PersonFactory(), Client()
    client.force_login(person)
    sessions[person.pk] = client.cookies["session"].value
print(json.dumps(sessions))
"""
LOOK = """
import json
from alongside.opportunities.models import Interest
print(json.dumps({str(person): why for person, why in Interest.objects.values_list("person_id", "why")}))
"""


class Writer(threading.Thread):
    """Somebody who writes one sentence after the other, and remembers the last one that was acknowledged."""

    def __init__(self, port: int, person: str, session: str) -> None:
        super().__init__(daemon=True)
        self.port, self.person, self.session = port, person, session
        self.tried = self.acknowledged = 0

    def run(self) -> None:
        """Write until the server is gone."""
        try:
            while True:
                self.tried += 1
                self.write(self.tried)
                self.acknowledged = self.tried
        except (OSError, http.client.HTTPException):
            return

    def write(self, number: int) -> None:
        typed = {"why": f"Sentence {number}", "writer": f"{int(self.person):032x}", "csrfmiddlewaretoken": TOKEN}
        headers = {
            "Cookie": f"session={self.session}; csrf={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("POST", "/opportunities/kinder-clinics/interest/why/", urlencode(typed), headers)
        answer = connection.getresponse()
        assert answer.status == 302, answer.read()[:2000]
        assert "/sign-in/" not in answer.headers["Location"]
        connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(processes: Processes, port: int) -> subprocess.Popen[str]:
    server = processes.module(
        "gunicorn", "alongside.config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "8",
        "--no-control-socket", "--log-level", "critical",
    )  # fmt: skip
    for _try in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    raise AssertionError("the server did not start")


def kill_all(server: subprocess.Popen[str]) -> None:
    """The server and every one of its workers, without a chance to finish anything."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    assert children
    for pid in [server.pid, *map(int, children)]:
        os.kill(pid, signal.SIGKILL)
    server.communicate()


def test_kill_9_during_a_hundred_writes_at_once_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    processes = on_database(tmp_path, ALONGSIDE_RATE_LIMITS="0", ALONGSIDE_LOG_LEVEL="ERROR")
    sessions = json.loads(processes.output(MAKE))
    port = free_port()
    server = serve(processes, port)
    writers = [Writer(port, person, session) for person, session in sessions.items()]
    for writer in writers:
        writer.start()
    until = time.monotonic() + 60
    while sum(writer.acknowledged for writer in writers) < ENOUGH and time.monotonic() < until:
        time.sleep(0.01)
    kill_all(server)
    for writer in writers:
        writer.join(timeout=90)
    assert sum(writer.acknowledged for writer in writers) >= PEOPLE, "the test must have seen writes"
    kept = json.loads(processes.output(LOOK))
    for writer in writers:
        number = int(kept.get(writer.person, "Sentence 0").removeprefix("Sentence "))
        assert writer.acknowledged <= number <= writer.tried, "acknowledged and lost, or kept without being asked"

"""A real server that many people write to at once, and that is killed in the middle of it."""

import http.client
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from tests.processes import Processes

TOKEN = "t" * 32
PATIENCE = 60


class Writer(threading.Thread):
    """Somebody who writes one thing after the other until the server is gone, and counts what was acknowledged."""

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
        """Write one thing with `post`."""
        raise NotImplementedError

    def post(self, address: str, typed: dict[str, str]) -> None:
        """Send a form; it counts as acknowledged when the server leads on."""
        headers = {
            "Cookie": f"session={self.session}; csrf={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("POST", address, urlencode(typed | {"csrfmiddlewaretoken": TOKEN}), headers)
        answer = connection.getresponse()
        assert answer.status == 302, answer.read()[:2000]
        assert "/sign-in/" not in answer.headers["Location"]
        connection.close()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(processes: Processes, port: int) -> subprocess.Popen[str]:
    """Start the server as an installation would, with two workers."""
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
    """Kill the server and every one of its workers, without a chance to finish anything."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    assert children
    for pid in [server.pid, *map(int, children)]:
        os.kill(pid, signal.SIGKILL)
    server.communicate()


def kill_while_they_write(server: subprocess.Popen[str], writers: Sequence[Writer], *, enough: int) -> None:
    """Let all of them write at once, and kill the server once enough was acknowledged."""
    for writer in writers:
        writer.start()
    until = time.monotonic() + PATIENCE
    while sum(writer.acknowledged for writer in writers) < enough and time.monotonic() < until:
        time.sleep(0.01)
    kill_all(server)
    for writer in writers:
        writer.join(timeout=1.5 * PATIENCE)

"""The real server on one database, started as bin/run starts it, and the processor time that it used."""

import http.client
import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.surroundings import free_port
from benchmarks.web.client import Browser
from tooling.paths import LOGS, ROOT, shown
from tooling.processes import bound_to_parent
from tooling.serve import web_server
from tooling.steps import StepError

PATIENCE = 60.0
TICK = os.sysconf("SC_CLK_TCK")
LOG = LOGS / "bench-web.log"


class Server:
    """A running server: where it listens, and how much its workers have worked."""

    def __init__(self, port: int, pid: int) -> None:
        self.port = port
        self.pid = pid

    def workers(self) -> list[int]:
        """Return the processes that answer."""
        return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]

    def cpu_seconds(self) -> float:
        """Return the processor time of all workers so far."""
        return sum(map(cpu_seconds, self.workers()))


def cpu_seconds(pid: int) -> float:
    """Return the processor time that a process had so far, its own and the kernel's for it; 0 when it is gone."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK
    return 0.0


def environment(port: int) -> dict[str, str]:
    """Return what the server is told: an ordinary installation, with its log, and no limits of its own lifted."""
    return {
        **os.environ,
        "ALONGSIDE_ADDRESS": f"http://localhost:{port}",
        "ALONGSIDE_DEMO": "0",
        "ALONGSIDE_LOG_LEVEL": "INFO",
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def serving(port: int, told: Mapping[str, str]) -> Iterator[Server]:
    """Serve, and stop at the end."""
    LOGS.mkdir(parents=True, exist_ok=True)
    with LOG.open("w") as log:
        process = subprocess.Popen(
            web_server("127.0.0.1", port), cwd=ROOT, env=dict(told), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            start_new_session=True, preexec_fn=bound_to_parent(),
        )  # fmt: skip
        try:
            _wait(process, port)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError, http.client.HTTPException), Browser(port) as browser:
            browser.get("/robots.txt")
            return
        time.sleep(0.1)
    raise StepError(f"The server did not start. What it said is in {shown(LOG)}.", "Mend what it names.")


__all__ = ["Server", "cpu_seconds", "environment", "free_port", "serving"]

"""What a figure depends on besides our code: without it two figures cannot be compared. And a port to listen on."""

import os
import platform
import socket
import subprocess
import timeit
from importlib import metadata
from pathlib import Path

from tooling.paths import ROOT

PACKAGES = ("django", "jinja2", "gunicorn", "whitenoise", "psycopg", "nhsuk-frontend-jinja")


def machine() -> dict[str, object]:
    """The machine's processor, cores, memory and system; and how fast it is today, as others may share it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_bytes": memory,
        "loop_ms": round(1000 * min(timeit.repeat("sum(range(1_000_000))", number=1, repeat=7)), 1),
    }


def versions() -> dict[str, str]:
    """Our own commit, Python, and the packages that carry a request."""
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    ours = {"alongside": described.stdout.strip() or "unknown", "python": platform.python_version()}
    return ours | {package: metadata.version(package) for package in PACKAGES}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())

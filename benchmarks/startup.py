"""Time from typing bin/run to the first healthy answer: in a fresh clone, and the next time."""

import os
import re
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.surroundings import free_port
from tooling.paths import ROOT

RUNNING = re.compile(r"Alongside is running")
NEXT_STARTS = 3


def measure() -> dict[str, object]:
    """Clone what is committed into an empty folder and start it there, once from nothing and then again."""
    with tempfile.TemporaryDirectory(prefix="alongside-startup-") as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, clone], check=True)
        first = _start(clone)
        later = [_start(clone) for _ in range(NEXT_STARTS)]
        return {
            "figures": {
                "first_start_seconds": first,
                "next_start_seconds": sorted(later)[NEXT_STARTS // 2],
                "next_starts_seconds": later,
            },
            "limits": {"first_start_seconds": 240, "next_start_seconds": 6},
            "sizes": {f"{part}_bytes": _size(clone / part) for part in (".venv", "node_modules", "build", "var")},
        }


def _start(clone: Path) -> float:
    """Start, wait for the line that says it runs, stop; return the seconds until that line."""
    started = time.monotonic()
    with subprocess.Popen(
        [clone / "bin" / "run", "--port", str(free_port())],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    ) as program:  # fmt: skip
        said = []
        for line in program.stdout or ():
            said.append(line)
            if RUNNING.search(line):
                break
        seconds = round(time.monotonic() - started, 2)
        if program.poll() is not None or not said or not RUNNING.search(said[-1]):
            raise SystemExit("bin/run did not start:\n" + "".join(said[-20:]))
        program.send_signal(signal.SIGTERM)
        program.communicate()
    return seconds


def _size(folder: Path) -> int:
    files = (Path(root) / name for root, _, names in os.walk(folder) for name in names)
    return sum(file.lstat().st_size for file in files)

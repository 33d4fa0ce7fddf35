"""Other processes on a database of their own, for what only happens between processes: races, signals, `kill -9`."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
BEGIN = "import django; django.setup()\n"


@dataclass(frozen=True)
class Processes:
    """Starts Python against one database."""

    environment: Mapping[str, str]

    def command(self, *words: str) -> subprocess.Popen[str]:
        """Start `bin/alongside WORDS`."""
        return self._start("-m", "alongside", *words)

    def module(self, *words: str) -> subprocess.Popen[str]:
        """Start `python -m WORDS`."""
        return self._start("-m", *words)

    def script(self, code: str) -> subprocess.Popen[str]:
        """Start Python code with Django set up."""
        return self._start("-c", BEGIN + code)

    def output(self, code: str) -> str:
        """Run Python code to its end and return what it printed."""
        return finished(self.script(code))

    def _start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env={**os.environ, **self.environment}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip


def finished(process: subprocess.Popen[str]) -> str:
    """Wait for a process that must succeed, and return what it printed."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out


def on_database(folder: Path, **environment: str) -> Processes:
    """Processes on the test's own PostgreSQL database, or on a new SQLite file in `folder`."""
    url = f"sqlite:///{folder / 'own.sqlite3'}"
    if connection.vendor == "postgresql":
        at = connection.settings_dict
        word = f":{at['PASSWORD']}" if at["PASSWORD"] else ""
        url = f"postgres://{at['USER']}{word}@{at['HOST'].replace('/', '%2F')}:{at['PORT']}/{at['NAME']}"
    else:
        shutil.copy(_empty_file(), folder / "own.sqlite3")
    return Processes(
        {
            "DATABASE_URL": url,
            "ALONGSIDE_DATA": str(folder),
            "ALONGSIDE_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
            **environment,
        }
    )


@cache
def _empty_file() -> Path:
    """An SQLite file with all tables and nothing in them, made once in a test run."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-empty-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = folder / "empty.sqlite3"
    processes = Processes({"DATABASE_URL": f"sqlite:///{file}", "ALONGSIDE_DATA": str(folder)})
    finished(processes.command("migrate", "--verbosity", "0"))
    return file

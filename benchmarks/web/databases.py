"""Databases to measure on: each is made by `bin/bench seed`, or used again when it is there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import psycopg

from benchmarks.seed.spec import PEOPLE_AN_ORGANISATION
from tooling import postgres
from tooling.paths import ROOT
from tooling.steps import StepError

MOST_ORGANISATIONS = 400
PEOPLE_AN_OPENING = 10


@dataclass(frozen=True, kw_only=True)
class Size:
    """How large one database is."""

    openings: int
    open: int
    people: int

    @property
    def options(self) -> list[str]:
        """The same as options of `bin/bench seed`."""
        organisations = max(1, min(MOST_ORGANISATIONS, self.people // PEOPLE_AN_ORGANISATION))
        sizes = {
            "people": self.people,
            "opportunities": self.openings,
            "organisations": organisations,
            "open": self.open,
        }
        return [word for name, value in sizes.items() for word in (f"--{name}", str(value))]


@contextmanager
def server(kind: str) -> Iterator[str | None]:
    """Yield the address of a PostgreSQL server; None for SQLite, which needs none."""
    if kind == "sqlite":
        yield None
        return
    with postgres.server() as address:
        yield address


def seeded(size: Size, address: str | None) -> str:
    """Return the address of a database of this size."""
    database = ["--database", _database(address, size)] if address else []
    made = program(["-m", "benchmarks", "seed", *size.options, *database], {})
    return database[1] if database else str(made["database"])


def _database(address: str, size: Size) -> str:
    """Make a database on the server, named after its size so that it is found again."""
    name = f"alongside_bench_{size.openings}_{size.open}_{size.people}"
    parts = urlsplit(address)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as connection:
        is_there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not is_there:
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    return urlunsplit(parts._replace(path=f"/{name}"))


def program(words: list[str], told: dict[str, str]) -> dict[str, object]:
    """Run one of our own programs, let its words through, and read the object that it prints."""
    run = subprocess.run(
        [sys.executable, "-P", *words], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **told},
    )  # fmt: skip
    if run.returncode:
        raise StepError(f"{' '.join(words)} ended with exit code {run.returncode}.", "Read the lines above.")
    found: dict[str, object] = json.loads(run.stdout)
    return found

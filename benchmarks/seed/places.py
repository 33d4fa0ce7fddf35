"""Where a database is made: in an empty one on a server, or in a file beside its place that is moved when whole."""

import os
from collections.abc import Callable
from pathlib import Path

from benchmarks.seed.spec import KEPT
from tooling.paths import shown
from tooling.steps import StepError, say, step

# Safe because a file that was not finished is thrown away.
IN_A_HURRY = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-300000; PRAGMA foreign_keys=ON;"


def set_up(url: str) -> None:
    """Let Django look at this database."""
    import django

    file = _file(url)
    data = str(file.parent) if file else os.environ.get("ALONGSIDE_DATA", str(KEPT))
    os.environ |= {
        "DATABASE_URL": url,
        "ALONGSIDE_DATA": data,
        "ALONGSIDE_DEMO": "0",
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
    }
    django.setup()


def migrate() -> None:
    """Bring the tables up to date."""
    from django.core.management import call_command

    with step("Bringing the tables up to date"):
        call_command("migrate", verbosity=0)


def fill_file(file: Path, fill: Callable[[], None]) -> None:
    """Fill a file beside its place, without care for power cuts, and move it there once it is whole."""
    from django.conf import settings
    from django.db import connection

    part = file.with_suffix(".part")
    _remove(part)
    connection.close()
    ordinary = settings.DATABASES["default"] | {}
    connection.settings_dict |= {"NAME": str(part), "OPTIONS": {"init_command": IN_A_HURRY}}
    try:
        fill()
    finally:
        connection.close()
        connection.settings_dict |= {"NAME": ordinary["NAME"], "OPTIONS": ordinary["OPTIONS"]}
    _remove(file)
    part.replace(file)


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def file_of(url: str) -> Path | None:
    """The file of an SQLite address, its folder made; None for a server.

    Raises StepError for what is neither.
    """
    if not url.startswith(("sqlite:///", "postgres://", "postgresql://")):
        raise StepError(f"{url} is no address of a database.", "Write sqlite:////path/to/file or postgres://…")
    file = _file(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    return file


def _file(url: str) -> Path | None:
    return Path(url.removeprefix("sqlite:///")).absolute() if url.startswith("sqlite:///") else None


def refuse_full(name: str) -> StepError:
    """Say that somebody else's data is there."""
    return StepError(f"{name} holds people already, and not these.", "Choose an empty database, or another file.")


def tell_reused(url: str) -> None:
    """Say that nothing had to be made."""
    file = _file(url)
    say(f"The database is there already: {shown(file) if file else 'on the server'}. It is used as it is.")

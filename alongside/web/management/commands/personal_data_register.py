"""`bin/alongside personal-data-register`: writes docs/personal-data.md from the descriptions of the tables."""

from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from alongside.web.register import Held, everything

PLACE = Path(settings.BASE) / "docs" / "personal-data.md"
HEAD = """\
# Register of personal data

What this service holds about people, why, on what basis, and for how long. Made by
`bin/alongside personal-data-register` from the descriptions that stand with each room's tables (`register.py`):
do not edit it by hand. A test fails when it is out of date, or when a table that leads to a person is not in it.

Everybody can see, correct, download and delete what is held about them at `/me/data/`, without asking anybody.
Deleting goes through all rooms in one transaction; only the entries of the record stay, and nobody can be read from
them any more.
"""


class Command(BaseCommand):
    help = "Writes the register of personal data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say whether the document is up to date")

    def handle(self, *args: Any, **options: Any) -> None:
        document = drawn()
        if options["check"]:
            if not PLACE.exists() or PLACE.read_text(encoding="utf-8") != document:
                raise CommandError("docs/personal-data.md is out of date. Run bin/alongside personal-data-register.")
            return
        PLACE.write_text(document, encoding="utf-8")
        self.stdout.write(f"Wrote {PLACE.relative_to(settings.BASE)}.")


def drawn() -> str:
    """Return the document."""
    with translation.override("en-gb"):
        rooms = groupby(everything(), key=lambda held: held.room)
        return "\n".join([HEAD, *(_room(room, list(held)) for room, held in rooms)])


def _room(room: str, held: list[Held]) -> str:
    rows = [f"| {row.what} | {row.why} | {row.basis.value} | {row.kept} | {_where(row)} |" for row in held]
    head = "| what | why | on what basis | how long | where |\n|---|---|---|---|---|"
    return "\n".join([f"## {room}\n", head, *rows, ""])


def _where(held: Held) -> str:
    fields = ", ".join(held.fields)
    return f"`{held.model}`" + (f": {fields}" if fields else "")

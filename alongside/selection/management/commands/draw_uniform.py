"""`bin/alongside draw-uniform`: equally likely panels of people, so that a number drawn in public picks one."""

import secrets
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.core.lottery import commitment, uniform
from alongside.selection.files import FilesError, read_json, write_json

MOST = 100_000


def many(text: str) -> int:
    """Read how many panels."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST):
        raise ArgumentTypeError(f"{text!r} is no number from 1 to {MOST}")
    return int(text)


class Command(BaseCommand):
    help = "Makes equally likely panels out of a lottery, with a commitment to publish before a number is drawn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what bin/alongside draw wrote")
        parser.add_argument("--panels", type=many, default=1000, help="how many (default 1000)")
        parser.add_argument("--out", type=Path, required=True, help="where they are written, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            lottery = read_json(options["file"])
        except FilesError as error:
            raise CommandError(str(error), returncode=2) from error
        try:
            made = uniform(lottery, options["panels"])
            rows = {person: lottery["rows"][name] for name, people in lottery["classes"].items() for person in people}
            facts = {"size": lottery["size"], "exact": lottery["chances"], "rows": rows, "bounds": lottery["bounds"]}
        except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
            raise CommandError(f"{options['file'].name} is no lottery of bin/alongside draw.", returncode=2) from error
        salt = secrets.token_hex(16)
        sealed = commitment(made.panels, salt)
        found = {"panels": made.panels, "chances": made.chances, "worst": made.worst, "salt": salt}
        try:
            write_json(options["out"], found | {"commitment": sealed} | facts)
        except FilesError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(sealed)
        self.stderr.write(
            f"{len(made.panels)} panels. Nobody's chance is more than {made.worst:.4f} from the exact one. Publish the "
            "commitment above, keep the file, then draw a number in public."
        )

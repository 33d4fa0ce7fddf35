"""`bin/alongside draw-pick`: the panel of a number that was drawn, and who steps in when somebody drops out."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.core.lottery import pick
from alongside.selection.files import FilesError, read_json, read_rates


class Command(BaseCommand):
    help = "Picks the panel of a number from 1 on, with alternates in an order in which quotas survive best."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what bin/alongside draw-uniform wrote")
        parser.add_argument("--number", type=int, required=True, help="the number that was drawn, from 1 on")
        parser.add_argument("--alternates", type=int, help="how many at most (default: as many as places)")
        parser.add_argument("--drop-out", type=Path, help="a CSV file id,rate: how likely each drops out, from 0 to 1")

    def handle(self, *args: Any, **options: Any) -> None:
        number = options["number"]
        try:
            drawn = read_json(options["file"])
            rates = read_rates(options["drop_out"]) if options["drop_out"] else None
        except FilesError as error:
            raise CommandError(str(error), returncode=2) from error
        try:
            many = drawn["size"] if options["alternates"] is None else max(0, options["alternates"])
            picked = pick(drawn, number, many, rates)
        except (KeyError, TypeError, AttributeError) as error:
            words = f"{options['file'].name} is not what bin/alongside draw-uniform wrote."
            raise CommandError(words, returncode=2) from error
        except IndexError as error:
            raise CommandError(f"The number is from 1 to {len(drawn['panels'])}.", returncode=2) from error
        said = {
            "number": number,
            "panel": picked.panel,
            "alternates": picked.alternates,
            "commitment": drawn["commitment"],
        }
        self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        if len(picked.alternates) < many:
            ready = len(picked.alternates)
            self.stderr.write(f"Only {ready} of the others could take somebody's place and keep every quota.")

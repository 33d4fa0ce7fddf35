"""`bin/alongside draw-pick`: the panel of a number that was drawn, and who steps in when somebody drops out."""

import json
import random
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.core.lottery import Rules, alternates
from alongside.selection.files import FilesError, read_json


class Command(BaseCommand):
    help = "Picks the panel of a number from 1 on, with alternates in an order in which quotas survive best."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what bin/alongside draw-uniform wrote")
        parser.add_argument("--number", type=int, required=True, help="the number that was drawn, from 1 on")
        parser.add_argument("--alternates", type=int, help="how many at most (default: as many as places)")

    def handle(self, *args: Any, **options: Any) -> None:
        number = options["number"]
        try:
            found = read_json(options["file"])
        except FilesError as error:
            raise CommandError(str(error), returncode=2) from error
        try:
            panels, sealed = found["panels"], found["commitment"]
            rules = Rules(rows=found["rows"], bounds={name: tuple(pair) for name, pair in found["bounds"].items()})
            others = sorted(person for person in found["exact"] if person in rules.rows)
            many = found["size"] if options["alternates"] is None else max(0, options["alternates"])
        except (KeyError, TypeError, AttributeError) as error:
            words = f"{options['file'].name} is not what bin/alongside draw-uniform wrote."
            raise CommandError(words, returncode=2) from error
        if not 1 <= number <= len(panels):
            raise CommandError(f"The number is from 1 to {len(panels)}.", returncode=2)
        panel = [person for person in panels[number - 1] if person in rules.rows]
        # Between equals the commitment and the number decide, which nobody can choose together.
        order = [person for person in others if person not in panel]
        random.Random(f"{sealed}:{number}").shuffle(order)  # noqa: S311  repeatable on purpose
        ready = alternates(panel, order, rules, many)
        said = {"number": number, "panel": panels[number - 1], "alternates": ready, "commitment": sealed}
        self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        if len(ready) < many:
            self.stderr.write(f"Only {len(ready)} of the others could take somebody's place and keep every quota.")

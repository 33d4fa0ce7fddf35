"""`bin/alongside search`: what the website would find for somebody's words, and why."""

import json
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alongside.design import clean
from alongside.opportunities.finding import ranking
from alongside.opportunities.finding.filters import LONGEST_WORDS

MOST = 1000


class Command(BaseCommand):
    """Prints what is open and answers the words, ranked as the website ranks it."""

    help = "Finds open opportunities in everyday words, ranked as on the website."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words", help="what somebody looks for, in their own words")
        parser.add_argument("--limit", type=_number, default=20, metavar="N", help="how many at most (20)")
        parser.add_argument("--json", action="store_true", help="print a JSON list of id, title, score and why")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = ranking.best(clean.line(options["words"])[:LONGEST_WORDS], options["limit"])
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(f"{row['score']:.2f}  {row['title']}  ({row['id']})\n      {row['why']}")
        if not rows:
            self.stderr.write("Nothing open answers these words.")


def _number(typed: str) -> int:
    if not typed.isdigit() or not 1 <= int(typed) <= MOST:
        raise ArgumentTypeError(f"“{typed}” is not a whole number from 1 to {MOST}.")
    return int(typed)

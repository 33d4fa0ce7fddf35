"""`bin/alongside import-organisations FILE`: bring in organisations from the register or from a plain CSV file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.imports.commands import opened
from alongside.imports.progress import Bar
from alongside.organisations.imports.actions import Report, import_organisations
from alongside.organisations.imports.layouts import LAYOUTS, Choices
from alongside.organisations.models import Organisation


class Command(BaseCommand):
    help = "Brings in organisations: all of the file, or nothing when a line is wrong. Twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a CSV file of the NHS register (27 columns), or one with a header")
        parser.add_argument("--layout", choices=LAYOUTS, default="auto", help="default: the first line shows it")
        parser.add_argument(
            "--kind", choices=Organisation.Kind.values, default="", help="what all organisations in the file are"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        choices = Choices(layout=options["layout"], kind=options["kind"], file_name=path.name)
        bar = Bar()
        with opened(path, bar) as file:
            report = import_organisations(
                by=None,
                file=file,
                choices=choices,
                dry_run=options["dry_run"],
                tell=lambda problem: self.stderr.write(str(problem)),
                progress=bar,
            )
        self._say(report, dry_run=options["dry_run"])

    def _say(self, report: Report, *, dry_run: bool) -> None:
        """Tell the outcome; problems end the command with 1."""
        if not report.is_good:
            raise CommandError(f"Nothing was imported: {report.problems} problem(s), listed above.")
        start = "This would be" if dry_run else "Imported"
        self.stdout.write(f"{start}: {report.new} new, {report.changed} changed, {report.same} same.")
        if not report.changes_something:
            self.stdout.write("Everything in the file is here already.")

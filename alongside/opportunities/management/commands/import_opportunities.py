"""`bin/alongside import-opportunities FILE`: bring in openings that are published elsewhere."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.imports.commands import opened
from alongside.imports.progress import Bar
from alongside.opportunities.imports.actions import import_openings
from alongside.opportunities.imports.changes import Change, Outcome
from alongside.opportunities.imports.report import Report
from alongside.opportunities.imports.words import line_of, passed_over


class Command(BaseCommand):
    help = "Brings in openings from CSV or JSON: all of the file, or nothing when a row is wrong. Again updates."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a CSV file with a header, a JSON list, or JSON lines")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        is_dry = bool(options["dry_run"])
        bar = Bar()
        report = Report(tell=lambda problem: self.stderr.write(str(problem)))
        if is_dry:
            report.show = self._show
        with opened(options["file"], bar) as file:
            done = import_openings(by=None, file=file, report=report, dry_run=is_dry, progress=bar)
        self._say(done, is_dry=is_dry)

    def _show(self, change: Change) -> None:
        """One line for each row that would do anything, and for each that is left alone."""
        if change.outcome == Outcome.SAME:
            return
        line = line_of(change)
        self.stdout.write(f"{change.outcome}\t{line.key}\t{line.title}")
        for label, before, after in line.changes:
            self.stdout.write(f"\t{label}: {' '.join(before.split())} → {' '.join(after.split())}")

    def _say(self, report: Report, *, is_dry: bool) -> None:
        """Tell the outcome; problems end the command with 1."""
        if report.passed_over:
            self.stderr.write(f"Passed over, with the number of rows: {passed_over(report.passed_over)}.")
        if not report.is_good:
            raise CommandError(f"Nothing was imported: {report.problems} problem(s), listed above.")
        if report.organisations:
            names = "; ".join(report.organisations)
            self.stderr.write(f"Not known before, and unconfirmed until an administrator confirms a lead: {names}.")
        counts = report.counts
        self.stdout.write(
            f"{'This would be' if is_dry else 'Imported'}: {counts[Outcome.NEW]} new, {counts[Outcome.CHANGED]} "
            f"changed, {counts[Outcome.SAME]} same, {report.left_alone} left alone."
        )

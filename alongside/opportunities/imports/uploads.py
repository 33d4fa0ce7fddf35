"""A file of openings between "what would change" and "do it", for whoever sent it."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.imports import uploads
from alongside.imports.rows import Problem
from alongside.opportunities.imports import scope
from alongside.opportunities.imports.actions import import_openings
from alongside.opportunities.imports.changes import LEFT_ALONE, Change, Outcome
from alongside.opportunities.imports.report import Report
from alongside.opportunities.imports.words import OUTCOMES, Line, line_of
from alongside.opportunities.models import OpeningsUpload
from alongside.people.models import Person

# More take longer than a browser waits; the command has no such limit.
MOST_ROWS = 5_000
SHOWN = 50
PROBLEMS_SHOWN = 200


@dataclass
class Shown:
    """What the page shows: the counts, and the first of each kind."""

    report: Report
    problems: list[Problem] = field(default_factory=list)
    new: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    left_alone: list[Line] = field(default_factory=list)

    def tell(self, problem: Problem) -> None:
        """Keep the first problems."""
        if len(self.problems) < PROBLEMS_SHOWN:
            self.problems.append(problem)

    def show(self, change: Change) -> None:
        """Keep the first of each kind."""
        shelf = self._shelf(change.outcome)
        if shelf is not None and len(shelf) < SHOWN:
            shelf.append(line_of(change))

    def _shelf(self, outcome: Outcome) -> list[Line] | None:
        if outcome in LEFT_ALONE:
            return self.left_alone
        return {Outcome.NEW: self.new, Outcome.CHANGED: self.changed}.get(outcome)


def look(upload: OpeningsUpload) -> Shown:
    """Say what the file would change now, and what is wrong with it.

    Raises FileError when the file as a whole cannot be read.
    """
    shown = Shown(Report())
    shown.report.tell, shown.report.show = shown.tell, shown.show
    _run(upload, shown.report)
    shown.problems.sort(key=lambda problem: problem.line)
    return shown


@transaction.atomic
def confirm(*, by: Person, upload: OpeningsUpload, seen: str) -> Report | None:
    """Import the file as it was seen, once; None when that was done already."""
    held = uploads.held(upload)
    if held is None:
        return None
    report = import_openings(
        by=by, file=uploads.opened(held), scope=scope.of(by), seen=seen, most_rows=MOST_ROWS
    )  # fmt: skip
    if report.is_good and not report.is_stale:
        held.delete()
    return report


def _run(upload: OpeningsUpload, report: Report) -> None:
    import_openings(
        by=None,
        file=uploads.opened(upload),
        scope=scope.of(upload.by),
        report=report,
        dry_run=True,
        most_rows=MOST_ROWS,
    )


def whole_list(upload: OpeningsUpload) -> Iterator[str]:
    """Yield every row and what becomes of it, as CSV.

    Raises FileError when the file as a whole cannot be read.
    """
    rows: list[list[str]] = []
    report = Report(
        tell=lambda problem: rows.append(
            [str(problem.line), problem.name, _("Problem"), problem.field, problem.wrong, problem.fix]
        ),
        show=lambda change: rows.extend(_rows(change)),
    )
    _run(upload, report)
    head = [_("Row"), "id", _("What happens"), _("Field"), _("Before, or what is wrong"), _("After, or what to do")]
    writer = csv.writer(_Echo())
    for row in [head, *sorted(rows, key=lambda row: int(row[0]))]:
        yield writer.writerow([_harmless(value) for value in row])


def _rows(change: Change) -> list[list[str]]:
    start = [str(change.row.line), change.row.key, str(OUTCOMES[change.outcome])]
    changes = line_of(change).changes
    return [[*start, *each] for each in changes] or [[*start, "", "", change.row.values["title"]]]


def _harmless(value: str) -> str:
    """A spreadsheet program must not take what somebody wrote for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t")) else value


class _Echo:
    """Hands each line back to whoever writes it."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line

"""Importing openings: all of a file, or nothing of it."""

from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.imports.progress import Progress, in_silence
from alongside.imports.reading import FileError, size_of
from alongside.imports.rows import Problem
from alongside.imports.turns import take_turn
from alongside.opportunities.imports import writing
from alongside.opportunities.imports.changes import Change, Comparison, Outcome
from alongside.opportunities.imports.files import Records
from alongside.opportunities.imports.report import Report
from alongside.opportunities.imports.rows import read
from alongside.opportunities.imports.scope import EVERYTHING, Scope
from alongside.opportunities.imports.staging import Openings
from alongside.opportunities.models import Opportunity
from alongside.people.models import Person


def import_openings(
    *,
    by: Person | None,
    file: BinaryIO,
    scope: Scope = EVERYTHING,
    report: Report | None = None,
    dry_run: bool = False,
    seen: str | None = None,
    most_rows: int | None = None,
    progress: Progress = in_silence,
) -> Report:
    """Import a file: read and compare all of it first, then write all of it in one transaction, or nothing.

    `report` hears of every problem and every row as it is found. `seen` is the mark of what the person saw: nothing is
    written when it would be something else by now. `progress` hears what is being done, how far, and of how much.

    Raises FileError when the file as a whole cannot be read.
    """
    report = report or Report()
    with Openings() as staging:
        _check(file, staging, report, most_rows, progress)
        if dry_run:
            _compare(staging, scope, report, progress)
            return report
        return _write(by, staging, scope, report, seen, progress)


def _check(file: BinaryIO, staging: Openings, report: Report, most_rows: int | None, progress: Progress) -> None:
    """Read every row into the staging, and tell all that is wrong with it."""
    records, size = Records(file), size_of(file)
    for record in records:
        report.rows += 1
        if most_rows and report.rows > most_rows:
            raise FileError(_("The file has more than %(most)d rows. Send it in parts.") % {"most": most_rows})
        if report.rows % writing.AT_ONCE == 0:
            progress(_("Reading"), records.text.bytes_read, size)
        if isinstance(record, Problem):
            report.refuse(record)
            continue
        report.pass_over(record)
        row = read(record.line, record.values)
        for problem in row if isinstance(row, list) else filter(None, [staging.add(row)]):
            report.refuse(problem)
    report.digest = records.text.digest.hexdigest()


def _compare(staging: Openings, scope: Scope, report: Report, progress: Progress) -> None:
    """Go through the rows, some at a time, and report what would become of each."""
    comparison = Comparison(scope)
    done, total = 0, staging.count()
    for rows in staging.chunks(writing.AT_ONCE):
        for change in comparison.changes(rows):
            if isinstance(change, Problem):
                report.refuse(change)
            else:
                report.note(change)
        done += len(rows)
        progress(_("Comparing"), done, total)
    report.organisations = [organisation.name for organisation in comparison.new_organisations.values()]


@transaction.atomic
def _write(
    by: Person | None, staging: Openings, scope: Scope, report: Report, seen: str | None, progress: Progress
) -> Report:
    """Compare, and write unless something is wrong or no longer as it was seen."""
    take_turn("openings")
    _compare(staging, scope, report, progress)
    report.is_stale = seen is not None and seen != report.mark
    if not report.is_good or report.is_stale or not report.changes_something:
        return report
    written = Report(digest=report.digest, rows=report.rows, passed_over=report.passed_over)
    _save(staging, scope, written, progress)
    _record(by, written)
    return written


def _save(staging: Openings, scope: Scope, report: Report, progress: Progress) -> None:
    """Compare once more, now holding each opening, so that nobody claims it meanwhile; and write what differs."""
    comparison = Comparison(scope, lock=True)
    touched: list[Opportunity] = []
    done, total = 0, staging.count()
    for rows in staging.chunks(writing.AT_ONCE):
        changes = [change for change in comparison.changes(rows) if isinstance(change, Change)]
        touched += writing.write(changes)
        for change in changes:
            report.note(change)
        done += len(rows)
        progress(_("Writing"), done, total)
    writing.list_all(touched)
    report.organisations = [organisation.name for organisation in comparison.new_organisations.values()]


def _record(by: Person | None, report: Report) -> None:
    """One entry for the file, however many rows."""
    audit.record(
        "opportunities.imported",
        by=by,
        digest=report.digest,
        new=report.counts[Outcome.NEW],
        changed=report.counts[Outcome.CHANGED],
        same=report.counts[Outcome.SAME],
        left_alone=report.left_alone,
        organisations=len(report.organisations),
    )

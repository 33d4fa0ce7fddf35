"""Importing organisations: all of a file, or nothing of it."""

from dataclasses import dataclass, field
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.imports.progress import Progress, Tell, in_silence, unheard
from alongside.imports.reading import Lines, size_of
from alongside.imports.rows import Problem
from alongside.imports.turns import take_turn
from alongside.organisations import hooks
from alongside.organisations.imports.changes import WRITTEN, Changes, changes_for, name_addresses
from alongside.organisations.imports.layouts import Choices, read
from alongside.organisations.imports.staging import Organisations
from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.web import stamps

AT_ONCE = 1000
SHOWN = 50


@dataclass
class Report:
    """What an import did, or with `dry_run` would do."""

    digest: str = ""
    rows: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    problems: int = 0
    new_names: list[str] = field(default_factory=list)
    changed_names: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether every row could be read."""
        return not self.problems

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.new or self.changed)


def import_organisations(
    *,
    by: Person | None,
    file: BinaryIO,
    choices: Choices,
    dry_run: bool = False,
    tell: Tell = unheard,
    progress: Progress = in_silence,
) -> Report:
    """Import a file: read and check all of it first, then write all of it in one transaction, or nothing.

    `tell` hears of every problem as it is found; `progress` hears what is being done, how far, and of how much.

    Raises FileError when the file as a whole cannot be read.
    """
    report = Report()
    with Organisations() as staging:
        _check(file, choices, staging, report, tell, progress)
        if not report.is_good:
            return report
        if dry_run:
            _compare(staging, report, progress, write=False)
        else:
            _write(by, staging, report, choices, progress)
    return report


def _check(
    file: BinaryIO, choices: Choices, staging: Organisations, report: Report, tell: Tell, progress: Progress
) -> None:
    """Read every row into the staging, and tell all that is wrong."""
    lines, size = Lines(file), size_of(file)
    for found in read(lines, choices):
        problem = found if isinstance(found, Problem) else staging.add(found)
        if problem is None:
            report.rows += 1
        else:
            report.problems += 1
            tell(problem)
        if lines.number % AT_ONCE == 0:
            progress(_("Reading"), lines.bytes_read, size)
    for problem in staging.unclear():
        report.problems += 1
        tell(problem)
    report.digest = lines.digest.hexdigest()


@transaction.atomic
def _write(by: Person | None, staging: Organisations, report: Report, choices: Choices, progress: Progress) -> None:
    """Write everything, with one entry in the record; a file that changes nothing leaves none."""
    take_turn("organisations")
    _compare(staging, report, progress, write=True)
    if report.changes_something:
        stamps.changed(stamps.EVERYTHING)
        audit.record(
            "organisations.imported",
            by=by,
            digest=report.digest,
            new=report.new,
            changed=report.changed,
            same=report.same,
        )


def _compare(staging: Organisations, report: Report, progress: Progress, *, write: bool) -> None:
    """Go through the rows, some at a time: count, and write when asked."""
    done, total = 0, staging.count()
    for rows in staging.chunks(AT_ONCE):
        changes = changes_for(rows)
        if write:
            _save(changes)
        _count(report, changes)
        done += len(rows)
        progress(_("Comparing and writing") if write else _("Comparing"), done, total)


def _save(changes: Changes) -> None:
    name_addresses(changes.new)
    Organisation.objects.bulk_create(changes.new)
    Organisation.objects.bulk_update(changes.changed, WRITTEN, batch_size=200)
    if changes.changed:
        for told in hooks.changed:
            told([organisation.pk for organisation in changes.changed])


def _count(report: Report, changes: Changes) -> None:
    report.new += len(changes.new)
    report.changed += len(changes.changed)
    report.same += changes.same
    for names, some in ((report.new_names, changes.new), (report.changed_names, changes.changed)):
        names += [organisation.name for organisation in some[: SHOWN - len(names)]]

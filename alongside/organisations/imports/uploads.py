"""A file between "what would change" and "do it", for the administrator who sent it."""

from django.db import transaction

from alongside.imports import uploads
from alongside.imports.rows import Problem
from alongside.organisations.imports.actions import Report, import_organisations
from alongside.organisations.imports.layouts import Choices
from alongside.organisations.models import Upload
from alongside.people.models import Person

PROBLEMS_SHOWN = 100


def look(upload: Upload) -> tuple[Report, list[Problem]]:
    """Say what the file would change, and the first of what is wrong with it.

    Raises FileError when the file as a whole cannot be read.
    """
    problems: list[Problem] = []

    def tell(problem: Problem) -> None:
        if len(problems) < PROBLEMS_SHOWN:
            problems.append(problem)

    report = import_organisations(
        by=None, file=uploads.opened(upload), choices=_choices(upload), dry_run=True, tell=tell
    )
    return report, problems


@transaction.atomic
def confirm(*, by: Person, upload: Upload) -> Report | None:
    """Import the file, once; None when that was done already."""
    held = uploads.held(upload)
    if held is None:
        return None
    report = import_organisations(by=by, file=uploads.opened(held), choices=_choices(held))
    if report.is_good:
        held.delete()
    return report


def _choices(upload: Upload) -> Choices:
    return Choices(kind=upload.kind, file_name=upload.name)

"""A file between "what would change" and "do it": kept for a day, for the administrator who sent it."""

import datetime
import io
import uuid

from django.db import transaction
from django.utils import timezone

from alongside.organisations.imports.actions import Report, import_organisations
from alongside.organisations.imports.layouts import Choices
from alongside.organisations.imports.rows import Problem
from alongside.organisations.models import Upload
from alongside.people.models import Person

KEPT = datetime.timedelta(days=1)
MOST_BYTES = 5 * 1024 * 1024
PROBLEMS_SHOWN = 100


@transaction.atomic
def keep(*, by: Person, name: str, content: bytes, kind: str) -> Upload:
    """Keep a file until its sender confirms it; a file sent before and never confirmed goes."""
    Upload.objects.filter(by=by).delete()
    return Upload.objects.create(by=by, name=name, content=content, kind=kind, sent_at=timezone.now())


def of(person: Person, key: uuid.UUID) -> Upload | None:
    """The file that this person sent."""
    return Upload.objects.filter(by=person, key=key).first()


def look(upload: Upload) -> tuple[Report, list[Problem]]:
    """Say what the file would change, and the first of what is wrong with it.

    Raises FileError when the file as a whole cannot be read.
    """
    problems: list[Problem] = []

    def tell(problem: Problem) -> None:
        if len(problems) < PROBLEMS_SHOWN:
            problems.append(problem)

    report = import_organisations(by=None, file=_file(upload), choices=_choices(upload), dry_run=True, tell=tell)
    return report, problems


@transaction.atomic
def confirm(*, by: Person, upload: Upload) -> Report | None:
    """Import the file, once; None when that was done already."""
    held = Upload.objects.select_for_update().filter(pk=upload.pk).first()
    if held is None:
        return None
    report = import_organisations(by=by, file=_file(held), choices=_choices(held))
    if report.is_good:
        held.delete()
    return report


@transaction.atomic
def forget_old() -> int:
    """Delete files that nobody confirmed within a day; how many."""
    return Upload.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()[0]


def _file(upload: Upload) -> io.BytesIO:
    return io.BytesIO(bytes(upload.content))


def _choices(upload: Upload) -> Choices:
    return Choices(kind=upload.kind, file_name=upload.name)

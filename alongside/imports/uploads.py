"""A file between "what would change" and "do it": kept for a day, for whoever sent it."""

import datetime
import io
import uuid
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from alongside.imports.models import Upload

KEPT = datetime.timedelta(days=1)
MOST_BYTES = 5 * 1024 * 1024

Table = TypeVar("Table", bound=Upload)


@transaction.atomic
def keep(table: type[Table], *, by: Any, name: str, content: bytes, **more: Any) -> Table:
    """Keep a file until its sender confirms it; a file sent before and never confirmed goes."""
    table._default_manager.filter(by=by).delete()
    return table._default_manager.create(by=by, name=name, content=content, sent_at=timezone.now(), **more)


def of(table: type[Table], person: Any, key: uuid.UUID) -> Table | None:
    """The file that this person sent."""
    return table._default_manager.filter(by=person, key=key).first()


def held(upload: Table) -> Table | None:
    """The file, locked; None when it is gone."""
    return type(upload)._default_manager.select_for_update().filter(pk=upload.pk).first()


@transaction.atomic
def forget_old(table: type[Table]) -> int:
    """Delete files that nobody confirmed within a day; how many."""
    return table._default_manager.filter(sent_at__lt=timezone.now() - KEPT).delete()[0]


def opened(upload: Upload) -> io.BytesIO:
    """The file, to be read."""
    return io.BytesIO(bytes(upload.content))

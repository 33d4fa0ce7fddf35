"""What was pressed: which thing a button is about, and whether it is the same press as before."""

import uuid
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest

Made = TypeVar("Made", bound=Model)


def made_before(rows: QuerySet[Made], key: uuid.UUID, **own: object) -> Made | None:
    """Return what the same press made before; None for a first press.

    Raises PermissionDenied for the key of something elsewhere: a key opens only what its own form made (`own`).
    """
    found = rows.filter(key=key).first()
    if found is not None and any(getattr(found, name) != value for name, value in own.items()):
        raise PermissionDenied
    return found


def spoken_for(request: HttpRequest) -> uuid.UUID | None:
    """Return the key of the member for whom somebody presses, as their helper; None when it is for themselves."""
    whom = request.POST.get("for", "")
    return which(whom) if whom else None


def which(text: str) -> uuid.UUID:
    """Return the key of the thing that a button is about, or one that nothing has."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)

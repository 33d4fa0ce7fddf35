"""The doors of a project."""

import uuid

from django.db.models import Case, QuerySet, Value, When

from alongside.projects.doors.models import Door
from alongside.projects.models import Member, Project

_ORDER = [Door.State.OPENING, Door.State.TO_OPEN, Door.State.OPEN, Door.State.SHUT]


def doors(project: Project) -> QuerySet[Door]:
    """Return them: what is being opened first, what did not open last."""
    place = Case(*(When(state=state, then=Value(number)) for number, state in enumerate(_ORDER)), default=Value(9))
    return project.doors.select_related("opener__person").order_by(place, "pk")


def door_of(project: Project, key: uuid.UUID) -> Door | None:
    """Return a door of this project."""
    found = Door.objects.filter(project=project, key=key).select_related("opener__person").first()
    if found is not None:
        found.project = project
    return found


def members(project: Project) -> list[Member]:
    """Return who is in the team now."""
    here = Member.objects.filter(project=project, left_at=None).select_related("person")
    return list(here.order_by("joined_at", "pk"))

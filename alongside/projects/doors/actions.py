"""Writing down which doors a project needs, who opens each, and how it went."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.contributions import actions as contributions
from alongside.projects.doors.models import Door
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.models import Contribution, Member, Project
from alongside.projects.presses import made_before
from alongside.projects.seats import locked, sits

FIELDS = ("who", "why", "opener", "state", "how_it_went")
MOST = 200


@transaction.atomic
def add(*, by: Person, project: Project, values: Mapping[str, Any], key: uuid.UUID) -> Door:
    """Write down a door. The same key writes it once."""
    project = locked(project)
    sits(by, project)
    before = made_before(Door.objects.all(), key, project_id=project.pk)
    if before is not None:
        return before
    if project.doors.count() >= MOST:
        raise NotPossibleError(_("That is as many doors as a project can hold."))
    _need_in_team(project, values.get("opener"))
    made = Door.objects.create(key=key, project=project, changed_at=timezone.now(), **values)
    _count(by, made)
    audit.record("projects.door_added", by=by, thing=made)
    return made


@transaction.atomic
def change(*, by: Person, door: Door, values: Mapping[str, Any], seen: str) -> Door:
    """Say who opens it, how far it is, or how it went.

    Raises ChangedMeanwhileError when somebody else changed it since the page was opened (`seen`).
    """
    project = locked(door.project)
    sits(by, project)
    found = Door.objects.filter(pk=door.pk, project=project).select_related("opener").first()
    if found is None:
        raise PermissionDenied
    changed = [name for name in FIELDS if name in values and getattr(found, name) != values[name]]
    if not changed:
        return found
    if str(found.version) != seen:
        raise ChangedMeanwhileError
    if "opener" in changed:
        _need_in_team(project, values["opener"])
    for name in changed:
        setattr(found, name, values[name])
    found.version += 1
    found.changed_at = timezone.now()
    found.save(update_fields=[*changed, "version", "changed_at"])
    _count(by, found)
    audit.record("projects.door_changed", by=by, thing=found, fields=changed)
    return found


def _need_in_team(project: Project, opener: Member | None) -> None:
    if opener is not None and not project.members.filter(pk=opener.pk, left_at=None).exists():
        raise NotPossibleError(_("They are not in the team any more. Choose somebody else."))


def _count(by: Person, door: Door) -> None:
    """Whoever opened a door did something for the project."""
    opener = door.opener
    if opener is not None and opener.is_here and door.state == Door.State.OPEN:
        recorder = by if opener.person_id != by.pk else None
        contributions.record(opener, Contribution.Kind.DOOR, door.key, recorded_by=recorder)

"""What an organisation says about itself: every change of it."""

import hashlib
import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from alongside.audit import actions as audit
from alongside.organisations.models import Organisation, WayToGetInvolved
from alongside.people.models import Person

ABOUT = ["what_it_is", "about", "website"]
SAFEGUARDING = ["safeguarding_name", "safeguarding_role", "safeguarding_email", "safeguarding_phone"]
SECOND_READER = ["needs_second_reader"]
WAY = ["title", "words", "link", "who_to_ask"]


class ChangedMeanwhileError(Exception):
    """Somebody else changed the same thing after the person opened the page. `now` is how it is now."""

    def __init__(self, now: models.Model) -> None:
        self.now = now
        super().__init__("Changed meanwhile")


def seen(thing: models.Model, fields: list[str]) -> str:
    """Return a mark of how some fields are now: a page sends it back, so that nothing is overwritten unseen."""
    values = "\x1f".join(str(getattr(thing, name)) for name in fields)
    return hashlib.sha256(values.encode()).hexdigest()[:16]


@transaction.atomic
def change(
    *, by: Person, organisation: Organisation, fields: list[str], seen_before: str, values: dict[str, Any]
) -> Organisation:
    """Change what the organisation says in some fields (ABOUT, SAFEGUARDING, SECOND_READER).

    Raises ChangedMeanwhileError when these fields are not as the person saw them.
    """
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changed = _write(held, fields, seen_before, values)
    if changed:
        audit.record("organisations.changed", by=by, thing=held, fields=changed)
    return held


@transaction.atomic
def add_way(*, by: Person, organisation: Organisation, key: uuid.UUID, values: dict[str, Any]) -> WayToGetInvolved:
    """Add a way to get involved; the same `key` is the same press, and no other organisation's."""
    way, is_new = WayToGetInvolved.objects.get_or_create(key=key, defaults={"organisation": organisation} | values)
    if way.organisation != organisation:
        raise PermissionDenied
    if is_new:
        audit.record("organisations.way_added", by=by, thing=way)
    return way


@transaction.atomic
def change_way(*, by: Person, way: WayToGetInvolved, seen_before: str, values: dict[str, Any]) -> WayToGetInvolved:
    """Change a way to get involved.

    Raises ChangedMeanwhileError when it is not as the person saw it.
    """
    held = WayToGetInvolved.objects.select_for_update().get(pk=way.pk)
    changed = _write(held, WAY, seen_before, values)
    if changed:
        audit.record("organisations.way_changed", by=by, thing=held, fields=changed)
    return held


@transaction.atomic
def remove_way(*, by: Person, way: WayToGetInvolved) -> bool:
    """Take a way to get involved away; False when it is gone already."""
    held = WayToGetInvolved.objects.select_for_update().filter(pk=way.pk).first()
    if held is None:
        return False
    audit.record("organisations.way_removed", by=by, thing=held)
    held.delete()
    return True


def _write(held: models.Model, fields: list[str], seen_before: str, values: dict[str, Any]) -> list[str]:
    """Write what differs; the names of the fields that did. The same words sent twice are no clash."""
    changed = [name for name in fields if getattr(held, name) != values[name]]
    if not changed:
        return []
    if seen(held, fields) != seen_before:
        raise ChangedMeanwhileError(held)
    for name in changed:
        setattr(held, name, values[name])
    held.save(update_fields=changed)
    return changed

"""What a person lets others have for meetings: their needs in a list, a calendar address. Both can be taken back."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.meetings.models import CalendarAddress, NeedsShared
from alongside.projects.models import Project
from alongside.projects.seats import locked, sits


@transaction.atomic
def share_needs(*, by: Person, project: Project) -> None:
    """Let one's access needs stand in the list for whoever organises meetings, without a name."""
    member = sits(by, locked(project))
    found = NeedsShared.objects.filter(member=member).first()
    if found is not None and found.at >= member.joined_at:
        return
    NeedsShared.objects.update_or_create(member=member, defaults={"at": timezone.now()})
    audit.record("projects.needs_shared", by=by, thing=member)


@transaction.atomic
def keep_needs_back(*, by: Person, project: Project) -> None:
    """Take that back: they stand in no list any more."""
    member = sits(by, locked(project))
    gone, _rows = NeedsShared.objects.filter(member=member).delete()
    if gone:
        audit.record("projects.needs_kept_back", by=by, thing=member)


@transaction.atomic
def make_address(*, by: Person) -> str:
    """Make a new calendar address and return its secret, this once; the one before stops at once."""
    token = secrets.token_urlsafe(32)
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    made, _is_new = CalendarAddress.objects.update_or_create(
        person=by, defaults={"digest": digest(token), "made_at": timezone.now()}
    )
    audit.record("projects.calendar_address_made", by=by, thing=made)
    return token


@transaction.atomic
def stop_address(*, by: Person) -> None:
    """Stop the calendar address at once."""
    gone, _rows = CalendarAddress.objects.filter(person=by).delete()
    if gone:
        audit.record("projects.calendar_address_stopped", by=by)


def digest(token: str) -> str:
    """What we keep of a calendar address."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()

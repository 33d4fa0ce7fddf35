"""What to talk about, and what was noted."""

import uuid

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.meetings.door import enter, need_ahead
from alongside.projects.meetings.models import AgendaItem, Meeting

MOST_ITEMS = 30


@transaction.atomic
def add(*, by: Person, meeting: Meeting, words: str, minutes: int, key: uuid.UUID) -> None:
    """Put something on the agenda, at its end. The same key puts it there once."""
    member, meeting = enter(by, meeting)
    need_ahead(meeting)
    if meeting.agenda.filter(key=key).exists():
        return
    if meeting.agenda.count() >= MOST_ITEMS:
        raise NotPossibleError(_("That is more than a meeting can hold. Take something off first."))
    last = meeting.agenda.aggregate(last=Max("place"))["last"] or 0
    AgendaItem.objects.create(key=key, meeting=meeting, place=last + 1, words=words, minutes=minutes, added_by=member)
    audit.record("projects.meeting_agenda_changed", by=by, thing=meeting)


@transaction.atomic
def take_off(*, by: Person, item: AgendaItem) -> None:
    """Take something off the agenda."""
    _member, meeting = enter(by, item.meeting)
    need_ahead(meeting)
    gone, _rows = AgendaItem.objects.filter(pk=item.pk).delete()
    if gone:
        audit.record("projects.meeting_agenda_changed", by=by, thing=meeting)


@transaction.atomic
def move_up(*, by: Person, item: AgendaItem, seen: str) -> None:
    """Talk about something earlier. `seen` is where it stood when the page was opened: pressed twice, it moves once."""
    _member, meeting = enter(by, item.meeting)
    need_ahead(meeting)
    items = list(meeting.agenda.order_by("place", "pk"))
    at = next((number for number, one in enumerate(items) if one.pk == item.pk), 0)
    if at == 0 or str(at) != seen:
        return
    items[at - 1], items[at] = items[at], items[at - 1]
    for number, one in enumerate(items, start=1):
        one.place = number
    AgendaItem.objects.bulk_update(items, ["place"])
    audit.record("projects.meeting_agenda_changed", by=by, thing=meeting)


@transaction.atomic
def write_notes(*, by: Person, meeting: Meeting, notes: str, seen: str) -> Meeting:
    """Write down what was said, before, in or after the meeting.

    Raises ChangedMeanwhileError when somebody else wrote since the page was opened (`seen`).
    """
    _member, meeting = enter(by, meeting)
    if meeting.notes == notes:
        return meeting
    if str(meeting.notes_version) != seen:
        raise ChangedMeanwhileError
    meeting.notes = notes
    meeting.notes_version += 1
    meeting.notes_at = timezone.now()
    meeting.save(update_fields=["notes", "notes_version", "notes_at"])
    audit.record("projects.meeting_notes_written", by=by, thing=meeting)
    return meeting

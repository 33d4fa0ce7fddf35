"""Changing a meeting, cancelling it, coming to it, taking a turn, and saying that it was held."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.contributions import actions as contributions
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.meetings import queries, tell
from alongside.projects.meetings.door import enter, need_ahead
from alongside.projects.meetings.finding import set_to
from alongside.projects.meetings.models import Attendance, Meeting
from alongside.projects.models import Contribution, Member
from alongside.projects.seats import recorder
from alongside.projects.stages import settling
from alongside.web import stamps

#: What a team says of a meeting; all of it stands in calendars.
DETAILS = ("title", "starts_at", "minutes", "where", "dial_in")
TURNS = ("chair", "note_taker")


@transaction.atomic
def change(*, by: Person, meeting: Meeting, values: Mapping[str, Any], seen: str) -> Meeting:
    """Change what a meeting is called, when and where it is. A first time sets it; later changes go to calendars.

    Raises ChangedMeanwhileError when somebody else changed it since the page was opened (`seen`).
    """
    member, meeting = enter(by, meeting)
    need_ahead(meeting)
    if meeting.is_set and values.get("starts_at", meeting.starts_at) is None:
        raise NotPossibleError(_("A meeting whose time is set needs a time. You can cancel it instead."))
    changed = [name for name in DETAILS if name in values and getattr(meeting, name) != values[name]]
    if not changed:
        return meeting
    if str(meeting.version) != seen:
        raise ChangedMeanwhileError
    was_set = meeting.is_set
    for name in changed:
        setattr(meeting, name, values[name])
    meeting.version += 1
    meeting.changed_at = timezone.now()
    if was_set:
        meeting.sequence += 1
    elif meeting.starts_at:
        set_to(meeting, meeting.starts_at)
    meeting.save(update_fields=[*changed, "state", "version", "sequence", "changed_at"])
    audit.record("projects.meeting_changed" if was_set else _first(meeting), by=by, thing=meeting, fields=changed)
    if meeting.is_set:
        tell.is_set(meeting, member)
    return meeting


def _first(meeting: Meeting) -> str:
    return "projects.meeting_set" if meeting.is_set else "projects.meeting_changed"


@transaction.atomic
def cancel(*, by: Person, meeting: Meeting) -> None:
    """Cancel a meeting; whose calendar has it is told. Pressed twice, it is cancelled once."""
    member, meeting = enter(by, meeting)
    if meeting.is_cancelled:
        return
    need_ahead(meeting)
    was_set = meeting.is_set
    meeting.state = Meeting.State.CANCELLED
    meeting.cancelled_at = meeting.changed_at = timezone.now()
    meeting.sequence += int(was_set)
    meeting.version += 1
    meeting.save(update_fields=["state", "cancelled_at", "changed_at", "sequence", "version"])
    audit.record("projects.meeting_cancelled", by=by, thing=meeting)
    if was_set:
        tell.is_cancelled(meeting, member)


@transaction.atomic
def come(*, by: Person, meeting: Meeting, coming: str, whom: Member | None = None) -> None:
    """Say whether one is coming."""
    member, meeting = enter(by, meeting, whom)
    need_ahead(meeting)
    found, _is_new = Attendance.objects.get_or_create(meeting=meeting, member=member)
    if found.coming == coming:
        return
    found.coming, found.recorded_by = coming, recorder(by, member)
    found.save(update_fields=["coming", "recorded_by"])
    audit.record("projects.meeting_answered", by=by, thing=meeting, for_member=member.pk)


@transaction.atomic
def take_turn(*, by: Person, meeting: Meeting, turn: str) -> None:
    """Chair the meeting, or take its notes: any member may, with one press."""
    member, meeting = enter(by, meeting)
    need_ahead(meeting)
    if turn in TURNS and getattr(meeting, f"{turn}_id") != member.pk:
        setattr(meeting, turn, member)
        meeting.save(update_fields=[turn])
        audit.record("projects.meeting_turn_taken", by=by, thing=meeting)


@transaction.atomic
def put_turn_down(*, by: Person, meeting: Meeting, turn: str) -> None:
    """No longer chair, or take notes; nobody asks why."""
    member, meeting = enter(by, meeting)
    need_ahead(meeting)
    if turn in TURNS and getattr(meeting, f"{turn}_id") == member.pk:
        setattr(meeting, turn, None)
        meeting.save(update_fields=[turn])
        audit.record("projects.meeting_turn_put_down", by=by, thing=meeting)


@transaction.atomic
def hold(*, by: Person, meeting: Meeting, there: Collection[int]) -> None:
    """Say that a meeting was held and who was there (members, by their number), or put that right later.

    It counts as a contribution of each; who is ticked by mistake takes it back themselves.
    """
    _member, meeting = enter(by, meeting)
    if meeting.is_cancelled:
        need_ahead(meeting)
    if meeting.starts_at is None or meeting.starts_at > timezone.now():
        raise NotPossibleError(_("This meeting has not begun yet."))
    for one in queries.could_be_there(meeting):
        _note(meeting, one, by, was_there=one.pk in there)
    if not meeting.is_held:
        meeting.state = Meeting.State.HELD
        meeting.save(update_fields=["state"])
    settling.settle_again(meeting.project)
    stamps.changed(*meeting.project.shown_as())
    audit.record("projects.meeting_held", by=by, thing=meeting)


def _note(meeting: Meeting, member: Member, by: Person, *, was_there: bool) -> None:
    Attendance.objects.update_or_create(meeting=meeting, member=member, defaults={"was_there": was_there})
    if was_there:
        helper = recorder(by, member)
        contributions.record(member, Contribution.Kind.MEETING, meeting.key, at=meeting.starts_at, recorded_by=helper)

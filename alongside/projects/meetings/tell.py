"""Telling the team that a meeting is set, changed or cancelled: but not whoever did it, and not who pauses."""

from typing import Any

from alongside.messages import actions as messages
from alongside.projects.meetings import clock
from alongside.projects.meetings.models import Meeting
from alongside.projects.models import Member


def is_set(meeting: Meeting, by: Member) -> None:
    """It has a time, or something that stands in calendars has changed."""
    _tell(meeting, by, "meeting_set", is_change=meeting.sequence > 0)


def is_cancelled(meeting: Meeting, by: Member) -> None:
    """It does not take place."""
    _tell(meeting, by, "meeting_cancelled")


def _tell(meeting: Meeting, by: Member, what: str, **context: Any) -> None:
    assert meeting.starts_at is not None  # noqa: S101  only a meeting with a time is told of
    here = Member.objects.filter(project=meeting.project_id, left_at=None, person__isnull=False, paused_at=None)
    for member in here.exclude(pk=by.pk).select_related("person__profile").order_by("pk"):
        assert member.person is not None  # noqa: S101  those in the team have an account
        messages.queue(
            to=member.person.recipient,
            kind=f"projects.{what}",
            key=f"meeting:{meeting.key}:{what}:{meeting.sequence}:{member.pk}",
            meeting=meeting,
            project=meeting.project,
            when=clock.said(meeting.starts_at),
            **context,
        )

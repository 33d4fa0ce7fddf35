"""Meetings of a team: one whose time is set, one whose time is looked for, one that was held."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from alongside.people.models import Profile
from alongside.projects.meetings.sharing import digest
from alongside.projects.models import (
    AgendaItem,
    Attendance,
    CalendarAddress,
    Meeting,
    Member,
    NeedsShared,
    TimeAnswer,
    TimeOffer,
)

CALENDAR = "a-calendar-that-nobody-can-guess"


@dataclass(frozen=True)
class Meetings:
    """The things."""

    ahead: Meeting
    finding: Meeting
    held: Meeting


def meetings(one: Member, other: Member) -> Meetings:
    """Make them, planned by the first of two members."""
    now = timezone.now()
    facts = {
        "project": one.project, "made_by": one, "made_at": now, "changed_at": now, "where": "Αίθουσα",
        "dial_in": "0117",
    }  # fmt: skip
    ahead = Meeting.objects.create(
        title="Συνάντηση", state="set", starts_at=now + datetime.timedelta(days=7), notes="Σημειώσεις",
        chair=one, note_taker=one, **facts,
    )  # fmt: skip
    finding = Meeting.objects.create(title="Πότε", **facts)
    held = Meeting.objects.create(title="Χθες", state="held", starts_at=now - datetime.timedelta(hours=1), **facts)
    for number, words in enumerate(("Καλωσόρισμα", "Γράμματα"), start=1):
        AgendaItem.objects.create(meeting=ahead, place=number, words=words, minutes=20, added_by=one)
    for days, fits in ((8, "yes"), (9, "no")):
        offer = TimeOffer.objects.create(meeting=finding, starts_at=now + datetime.timedelta(days=days))
        TimeAnswer.objects.create(offer=offer, member=one, fits=fits)
    Attendance.objects.create(meeting=ahead, member=one, coming="yes")
    Attendance.objects.create(meeting=held, member=other, was_there=True)
    NeedsShared.objects.create(member=one, at=max(now, one.joined_at))
    Profile.objects.get_or_create(person=one.person, defaults={"times": ["weekends"], "needs": ["breaks"]})
    CalendarAddress.objects.create(person=one.person, digest=digest(CALENDAR), made_at=now)
    return Meetings(ahead=ahead, finding=finding, held=held)

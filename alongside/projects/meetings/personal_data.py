"""What is held about a person for their meetings: for their download, and gone when they delete everything."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Person
from alongside.projects.meetings.models import (
    AgendaItem,
    Attendance,
    CalendarAddress,
    Meeting,
    NeedsShared,
    TimeAnswer,
)


def export(person: Person) -> dict[str, Any]:
    """Everything, in plain values."""
    attended = Attendance.objects.filter(member__person=person).select_related("meeting__project").order_by("pk")
    times = TimeAnswer.objects.filter(member__person=person).select_related("offer__meeting").order_by("pk")
    items = AgendaItem.objects.filter(added_by__person=person).select_related("meeting").order_by("pk")
    shared = NeedsShared.objects.filter(member__person=person).select_related("member__project").order_by("pk")
    addresses = CalendarAddress.objects.filter(person=person)
    return {
        "meetings": [_attended(one) for one in attended],
        "meetings_chaired": _took(Meeting.objects.filter(chair__person=person)),
        "meetings_noted": _took(Meeting.objects.filter(note_taker__person=person)),
        "meetings_planned": _took(Meeting.objects.filter(made_by__person=person)),
        "times_answered": [
            {"meeting": one.offer.meeting.title, "offered": one.offer.starts_at, "fits": one.get_fits_display()}
            for one in times
        ],
        "agenda_items": [{"meeting": one.meeting.title, "words": one.words, "minutes": one.minutes} for one in items],
        "needs_in_lists_of_teams": [{"project": one.member.project.title, "at": one.at} for one in shared],
        "calendar_address": [{"made_at": one.made_at} for one in addresses],
    }


def erase(person: Person) -> None:
    """Forget answers, consents and the calendar address. That a team met stays. Before the places in teams end."""
    TimeAnswer.objects.filter(member__person=person).delete()
    NeedsShared.objects.filter(member__person=person).delete()
    CalendarAddress.objects.filter(person=person).delete()


def _attended(one: Attendance) -> dict[str, Any]:
    return {
        "project": one.meeting.project.title,
        "meeting": one.meeting.title,
        "starts_at": one.meeting.starts_at,
        "coming": one.get_coming_display(),
        "was_there": one.was_there,
    }


def _took(found: Any) -> list[dict[str, Any]]:
    return [{"meeting": one.title, "starts_at": one.starts_at} for one in found.order_by("pk")]


WORDS: Mapping[str, Any] = {
    "meetings": _("Meetings you answered to, or were at"),
    "meetings_chaired": _("Meetings you chaired, or said you would"),
    "meetings_noted": _("Meetings you took notes of, or said you would"),
    "meetings_planned": _("Meetings you planned"),
    "times_answered": _("What you said to times offered for a meeting"),
    "agenda_items": _("What you put on an agenda"),
    "needs_in_lists_of_teams": _("Teams in whose list for meetings your access needs stand"),
    "calendar_address": _("Your private calendar address"),
    "meeting": _("Meeting"),
    "starts_at": _("When it begins"),
    "coming": _("Whether you meant to come"),
    "was_there": _("You were there"),
    "offered": _("The time that was offered"),
    "fits": _("Whether it fits you"),
    "minutes": _("Minutes"),
    "made_at": _("When it was made"),
}

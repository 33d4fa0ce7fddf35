"""Meetings as their team sees them, and as a calendar does: each page in a fixed number of queries."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from alongside.people.models import Person, Profile
from alongside.projects.meetings import access, clock, hints, turns
from alongside.projects.meetings.models import (
    AgendaItem,
    Attendance,
    CalendarAddress,
    Meeting,
    NeedsShared,
    TimeAnswer,
    TimeOffer,
)
from alongside.projects.meetings.sharing import digest
from alongside.projects.models import Member, Project
from alongside.projects.teams import queries as teams

State = Meeting.State
#: How long calendars go on showing what was cancelled, and what is past.
CANCELLED_DAYS, PAST_DAYS = 30, 90
MOST_IN_A_CALENDAR = 500


def ahead(project: Project) -> list[Meeting]:
    """Return what is to come or not yet said to be held: first those with a time, the next first."""
    found = Meeting.objects.filter(project=project, state__in=[State.FINDING, State.SET])
    return list(found.order_by(F("starts_at").asc(nulls_last=True), "made_at", "pk"))


def past(project: Project) -> QuerySet[Meeting]:
    """Return what was held or cancelled, the newest first."""
    found = Meeting.objects.filter(project=project, state__in=[State.HELD, State.CANCELLED])
    return found.order_by(F("starts_at").desc(nulls_last=True), "-pk")


def next_of(project: Project) -> Meeting | None:
    """Return the next meeting that has a time and is not over, in one query."""
    longest = timezone.now() - datetime.timedelta(hours=1)
    found = Meeting.objects.filter(project=project, state=State.SET, starts_at__gte=longest)
    return found.order_by("starts_at", "pk").first()


def meeting_of(project: Project, key: uuid.UUID) -> Meeting | None:
    """Return a meeting of this project."""
    found = Meeting.objects.filter(project=project, key=key)
    return found.select_related("project", "chair__person", "note_taker__person", "made_by__person").first()


def offer_of(meeting: Meeting, key: uuid.UUID) -> TimeOffer | None:
    """Return a time offered for this meeting."""
    return TimeOffer.objects.filter(meeting=meeting, key=key).select_related("meeting__project").first()


def item_of(meeting: Meeting, key: uuid.UUID) -> AgendaItem | None:
    """Return something on the agenda of this meeting."""
    return AgendaItem.objects.filter(meeting=meeting, key=key).select_related("meeting__project").first()


def coming_of(meeting: Meeting, member: Member) -> str:
    """Return whether a member said that they are coming; nothing when they said nothing."""
    found = Attendance.objects.filter(meeting=meeting, member=member).values_list("coming", flat=True)
    return found.first() or ""


def can_be_held(meeting: Meeting) -> bool:
    """Whether it can be said now that a meeting was held, or put right who was there."""
    return not meeting.is_cancelled and meeting.starts_at is not None and meeting.starts_at <= timezone.now()


def could_be_there(meeting: Meeting) -> list[Member]:
    """Return who is in the team and was in it before the meeting ended, in the order in which they joined."""
    here = Member.objects.filter(project=meeting.project_id, left_at=None)
    return list(here.filter(joined_at__lte=meeting.ends_at).select_related("person").order_by("joined_at", "pk"))


def were_or_meant_to(meeting: Meeting) -> list[int]:
    """Return who was there; before anybody said so, who meant to come."""
    found = Attendance.objects.filter(meeting=meeting)
    chosen = found.filter(was_there=True) if meeting.is_held else found.filter(coming=Attendance.Coming.YES)
    return list(chosen.values_list("member", flat=True))


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A time that was offered, with what members said to it. `unfit` counts whose own times it does not fit."""

    offer: TimeOffer
    when: str
    comes_twice: bool
    has_passed: bool
    said: dict[str, list[TimeAnswer]]
    mine: str
    unfit: int


def offered(meeting: Meeting, me: Member) -> list[Offered]:
    """Return the offered times in three queries, the earliest first."""
    times = list(_times_of(meeting.project))
    answers: dict[int, list[TimeAnswer]] = {}
    here = TimeAnswer.objects.filter(offer__meeting=meeting, member__left_at=None)
    for answer in here.select_related("member__person", "recorded_by").order_by("member__joined_at", "member"):
        answers.setdefault(answer.offer_id, []).append(answer)
    return [_offered(offer, answers.get(offer.pk, []), me, times) for offer in meeting.offers.order_by("starts_at")]


def _offered(offer: TimeOffer, answers: list[TimeAnswer], me: Member, times: list[list[str]]) -> Offered:
    return Offered(
        offer=offer,
        when=clock.said(offer.starts_at),
        comes_twice=clock.comes_twice(offer.starts_at),
        has_passed=offer.starts_at <= timezone.now(),
        said={str(fits.value): [answer for answer in answers if answer.fits == fits] for fits in TimeAnswer.Fits},
        mine=next((answer.fits for answer in answers if answer.member_id == me.pk), ""),
        unfit=hints.unfit(offer.starts_at, times),
    )


def _times_of(project: Project) -> QuerySet[Profile, list[str]]:
    here = Profile.objects.filter(person__team_memberships__project=project, person__team_memberships__left_at=None)
    return here.values_list("times", flat=True)


@dataclass(frozen=True, kw_only=True)
class Timed:
    """Something on the agenda, and when it begins; nothing while the meeting has no time."""

    item: AgendaItem
    begins: str


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """What a meeting is to talk about. `over` is by how many minutes it is longer than the meeting, `left` shorter."""

    items: list[Timed]
    minutes: int
    over: int
    left: int


def agenda(meeting: Meeting) -> Agenda:
    """Return it in one query, with the time at which each thing begins."""
    items, passed = [], 0
    for item in meeting.agenda.select_related("added_by__person").order_by("place", "pk"):
        begins = meeting.starts_at + datetime.timedelta(minutes=passed) if meeting.starts_at else None
        items.append(Timed(item=item, begins=clock.said_clock(begins) if begins else ""))
        passed += item.minutes
    beyond = passed - meeting.minutes
    return Agenda(items=items, minutes=passed, over=max(beyond, 0), left=max(-beyond, 0))


@dataclass(frozen=True, kw_only=True)
class Turns:
    """Who could chair and take notes: those whose turn it is by the history, or nobody where there is nobody."""

    chair: Member | None
    note_taker: Member | None


def suggested(meeting: Meeting, members: list[Member]) -> Turns:
    """Return a suggestion out of those who do not pause, in one query; the same for both only if need be.

    What somebody in the team took on stays with them.
    """
    here = {member.pk: member for member in members}
    can = [member.pk for member in members if member.paused_at is None and member.person_id]
    other = Meeting.objects.filter(project=meeting.project_id, state__in=[State.SET, State.HELD]).exclude(pk=meeting.pk)
    history = list(other.values_list("chair", "note_taker", "starts_at"))
    chaired = [(chair, at) for chair, _notes, at in history if chair and at]
    noted = [(notes, at) for _chair, notes, at in history if notes and at]
    chair, notes = here.get(meeting.chair_id or 0), here.get(meeting.note_taker_id or 0)
    chair = chair or here.get(turns.suggest(chaired, _others(can, notes)) or 0)
    notes = notes or here.get(turns.suggest(noted, _others(can, chair)) or 0)
    return Turns(chair=chair, note_taker=notes)


def _others(members: list[int], but: Member | None) -> list[int]:
    return [pk for pk in members if but is None or pk != but.pk] or members


def shares_needs(member: Member) -> bool:
    """Whether a member lets their needs stand in the list, since they joined."""
    return NeedsShared.objects.filter(member=member, at__gte=member.joined_at).exists()


def checklist(project: Project) -> list[Any]:
    """Return what to do so that everybody can take part, from those alone who let it be known; in one query."""
    sharing = NeedsShared.objects.filter(member__project=project, member__left_at=None, at__gte=F("member__joined_at"))
    told = sharing.values_list("member__person__profile__needs", "member__person__profile__formats")
    return access.checklist([*(needs or []), *(formats or [])] for needs, formats in told)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A meeting on its page."""

    when: str
    comes_twice: bool
    has_begun: bool
    agenda: Agenda
    coming: dict[str, list[Attendance]]
    mine: str
    were_there: list[Member]
    turns: Turns
    checklist: list[Any]


def shown(meeting: Meeting, me: Member) -> Shown:
    """Return it in five queries."""
    attending = Attendance.objects.filter(meeting=meeting).select_related("member__person", "recorded_by")
    found = list(attending.order_by("member__joined_at", "member"))
    here = [one for one in found if one.member.is_here]
    return Shown(
        when=clock.said(meeting.starts_at) if meeting.starts_at else "",
        comes_twice=bool(meeting.starts_at and clock.comes_twice(meeting.starts_at)),
        has_begun=bool(meeting.starts_at and meeting.starts_at <= timezone.now()),
        agenda=agenda(meeting),
        coming={str(kind.value): [one for one in here if one.coming == kind] for kind in Attendance.Coming},
        mine=next((one.coming for one in found if one.member_id == me.pk), ""),
        were_there=[one.member for one in found if one.was_there],
        turns=suggested(meeting, list(teams.members(meeting.project))),
        checklist=checklist(meeting.project),
    )


def address_of(person: Person) -> CalendarAddress | None:
    """Return when somebody's calendar address was made; nobody knows the address itself."""
    return CalendarAddress.objects.filter(person=person).first()


def in_calendar(token: str) -> list[Meeting] | None:
    """Return the meetings for a calendar address, in two queries; None for one that is not, or no longer, there."""
    address = CalendarAddress.objects.filter(digest=digest(token), person__is_active=True).first()
    if address is None:
        return None
    now = timezone.now()
    lately = Q(state=State.CANCELLED, cancelled_at__gte=now - datetime.timedelta(days=CANCELLED_DAYS))
    there = Q(state__in=[State.SET, State.HELD], starts_at__gte=now - datetime.timedelta(days=PAST_DAYS))
    found = Meeting.objects.filter(
        lately | there,
        starts_at__isnull=False,
        project__members__person=address.person_id,
        project__members__left_at=None,
    )
    return list(found.select_related("project").order_by("-starts_at", "-pk")[:MOST_IN_A_CALENDAR])

"""What is new about meetings, and which of them wait for somebody to say what fits."""

import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.projects.meetings import clock
from alongside.projects.meetings.models import Meeting, TimeAnswer, TimeOffer
from alongside.projects.models import Member
from alongside.projects.news import Members, News, Projects, Span, Waiting

_said = lazy(clock.said, str)


def news(projects: Projects, span: Span) -> list[News]:
    """Return the meetings that were planned, set, changed or cancelled, and the notes written: in two queries."""
    changed = Meeting.objects.filter(project__in=projects, **span.of("changed_at"))
    noted = Meeting.objects.filter(project__in=projects, **span.of("notes_at")).exclude(notes="")
    return [
        *(_news(one, one.changed_at, _words(one)) for one in changed),
        *(_news(one, one.notes_at, _notes(one)) for one in noted if one.notes_at),
    ]


def _news(one: Meeting, at: datetime.datetime, text: Promise) -> News:
    return News(project=one.project_id, at=at, by=None, text=text, view="team_meeting", key=one.key)


def _words(one: Meeting) -> Promise:
    if one.is_cancelled:
        return format_lazy(_("The meeting “{title}” is cancelled."), title=one.title)
    if one.starts_at is None:
        return format_lazy(_("A time is looked for, for the meeting “{title}”."), title=one.title)
    return format_lazy(_("The meeting “{title}” is on {when}."), title=one.title, when=_said(one.starts_at))


def _notes(one: Meeting) -> Promise:
    return format_lazy(_("Notes of the meeting “{title}”: {notes}"), title=one.title, notes=one.notes)


def waiting(members: Members) -> list[Waiting]:
    """Return the meetings with a time to come to which these members said nothing yet, in three queries."""
    project_of = dict(Member.objects.filter(pk__in=members, left_at=None).values_list("pk", "project"))
    finding = Q(meeting__state=Meeting.State.FINDING, starts_at__gt=timezone.now())
    offers = TimeOffer.objects.filter(finding, meeting__project__in=set(project_of.values()))
    open_now: dict[int, dict[Meeting, set[int]]] = {}
    for offer in offers.select_related("meeting").order_by("meeting__made_at", "pk"):
        open_now.setdefault(offer.meeting.project_id, {}).setdefault(offer.meeting, set()).add(offer.pk)
    done = TimeAnswer.objects.filter(offer__meeting__state=Meeting.State.FINDING, member__in=list(project_of))
    answered = set(done.values_list("member", "offer"))
    return [
        Waiting(
            member=member,
            text=format_lazy(_("Say which times fit you for the meeting “{title}”."), title=meeting.title),
            view="team_meeting_times",
            key=meeting.key,
        )
        for member, project in project_of.items()
        for meeting, numbers in open_now.get(project, {}).items()
        if any((member, number) not in answered for number in numbers)
    ]

"""Putting together, for many people at once, what each part of this room has to tell them."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise

from alongside.projects.decisions import news as decisions
from alongside.projects.discussion import news as discussion
from alongside.projects.doors import news as doors
from alongside.projects.leading import news as leading
from alongside.projects.meetings import news as meetings
from alongside.projects.models import Member, Project
from alongside.projects.news import News, Span, Waiting
from alongside.projects.stages import news as stages
from alongside.projects.teams import news as teams
from alongside.projects.todo import news as todo
from alongside.projects.ways import news as ways

#: Each tells what is new in some projects, in a fixed number of queries.
NEWS = (
    teams.news, stages.news, leading.news, discussion.news, decisions.news, meetings.news, todo.news, ways.news,
    doors.news,
)  # fmt: skip
#: Each tells what waits for some members, in a fixed number of queries.
WAITING = (leading.waiting, decisions.waiting, meetings.waiting, todo.waiting, ways.waiting)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One thing, with where to read on."""

    text: str | Promise
    address: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one project has for one member: what waits for them first."""

    project: Project
    waiting: list[Told] = field(default_factory=list)
    happened: list[Told] = field(default_factory=list)


def gather(people: Sequence[int], since: datetime.datetime, until: datetime.datetime) -> Mapping[int, list[Part]]:
    """Return by person, by their numbers, the projects with something to tell; in a fixed number of queries.

    Who has left hears nothing more; who pauses hears nothing until they carry on; nobody is told what they
    alone did.
    """
    found: dict[int, list[Part]] = defaultdict(list)
    for seat, part in parts(_seats(people), since, until):
        if seat.person_id is not None:
            found[seat.person_id].append(part)
    return found


def parts(seats: Sequence[Member], since: datetime.datetime, until: datetime.datetime) -> Iterator[tuple[Member, Part]]:
    """Yield each place in a team for which there is something to tell, with it."""
    span = Span(since=since, until=until)
    news, waiting = _news(seats, span), _waiting(seats)
    for seat in seats:
        part = Part(
            project=seat.project,
            waiting=[_told(one, seat.project) for one in waiting.get(seat.pk, [])],
            happened=[_told(one, seat.project) for one in news.get(seat.project_id, []) if one.by != seat.pk],
        )
        if part.waiting or part.happened:
            yield seat, part


def _seats(people: Sequence[int]) -> list[Member]:
    here = Member.objects.filter(person__in=people, left_at=None, paused_at=None).select_related("project")
    return list(here.order_by("person", "project"))


def _news(seats: Sequence[Member], span: Span) -> Mapping[int, list[News]]:
    projects = sorted({seat.project_id for seat in seats})
    found: dict[int, list[News]] = defaultdict(list)
    for one in sorted((one for tell in NEWS for one in tell(projects, span)), key=lambda one: one.at):
        found[one.project].append(one)
    return found


def _waiting(seats: Sequence[Member]) -> Mapping[int, list[Waiting]]:
    found: dict[int, list[Waiting]] = defaultdict(list)
    for tell in WAITING:
        for one in tell([seat.pk for seat in seats]):
            found[one.member].append(one)
    return found


def _told(one: News | Waiting, project: Project) -> Told:
    keys = [project.slug] if one.key is None else [project.slug, one.key]
    return Told(text=one.text, address=f"{settings.SITE_ADDRESS}{reverse(one.view, args=keys)}")

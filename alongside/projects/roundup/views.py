"""The round-up of the last week as a page: to read at any time, or to print for somebody who takes part by post."""

import datetime
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.people.current import person_of
from alongside.projects.ideas import news as ideas
from alongside.projects.roundup import gathering
from alongside.projects.seats import seat_of
from alongside.web.access import signed_in

WEEK = datetime.timedelta(days=7)


@signed_in
def round_up(request: HttpRequest) -> HttpResponse:
    """What happened in my projects in the last week, what waits for me, and what became of ideas I support."""
    now = timezone.now()
    person = person_of(request)
    parts = gathering.gather([person.pk], now - WEEK, now).get(person.pk, [])
    return _page(request, parts, now, ideas=ideas.told([person.pk], now - WEEK, now).get(person.pk, []))


@signed_in
def for_member(request: HttpRequest, slug: str, whom: uuid.UUID) -> HttpResponse:
    """The same for somebody who takes part by phone or post: whoever writes for them prints it, or reads it out."""
    seat = seat_of(request, slug, whom)
    now = timezone.now()
    parts = [part for _seat, part in gathering.parts([seat.acting], now - WEEK, now)]
    return _page(request, parts, now, member=seat.acting)


def _page(request: HttpRequest, parts: list[gathering.Part], now: datetime.datetime, **more: object) -> HttpResponse:
    context = {"parts": parts, "since": now - WEEK, "now": now, "member": None, "ideas": []} | more
    return render(request, "projects/roundup/mine.jinja", context)

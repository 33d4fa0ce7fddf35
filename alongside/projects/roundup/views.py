"""The round-up of the last week as a page: to read at any time, or to print for somebody who takes part by post."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.people.current import person_of
from alongside.projects.roundup.gathering import gather
from alongside.web.access import signed_in

DAYS = 7


@signed_in
def round_up(request: HttpRequest) -> HttpResponse:
    """What happened in my projects in the last week, and what waits for me."""
    now = timezone.now()
    since = now - datetime.timedelta(days=DAYS)
    person = person_of(request)
    parts = gather([person.pk], since, now).get(person.pk, [])
    return render(request, "projects/roundup/mine.jinja", {"parts": parts, "since": since, "now": now})

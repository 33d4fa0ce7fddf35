"""What the pages of a meeting begin and end with."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.projects.meetings import queries
from alongside.projects.meetings.models import Meeting
from alongside.projects.seats import Seat, seat_of


def at(request: HttpRequest, slug: str, key: uuid.UUID, whom: uuid.UUID | None = None) -> tuple[Seat, Meeting]:
    """Return the place in the team of whoever asks, and the meeting. Raises Http404 for one of another project."""
    seat = seat_of(request, slug, whom)
    found = queries.meeting_of(seat.project, key)
    if found is None:
        raise Http404
    return seat, found


def page(request: HttpRequest, seat: Seat, name: str, **context: object) -> HttpResponse:
    """Draw a page of meetings."""
    facts = {"seat": seat, "project": seat.project, "me": seat.member}
    return render(request, f"projects/meetings/{name}.jinja", facts | context)

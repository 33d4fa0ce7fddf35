"""What the pages of discussions begin and end with."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from alongside.projects.discussion import queries
from alongside.projects.discussion.models import Post, Topic
from alongside.projects.seats import Seat, seat_of


def topic_at(request: HttpRequest, slug: str, key: uuid.UUID, whom: uuid.UUID | None = None) -> tuple[Seat, Topic]:
    """Return the place in the team of whoever asks, and the discussion. Raises Http404 for one of another project."""
    seat = seat_of(request, slug, whom)
    found = queries.topic_of(seat.project, key)
    if found is None:
        raise Http404
    return seat, found


def post_at(request: HttpRequest, slug: str, key: uuid.UUID) -> tuple[Seat, Post]:
    """Return the place in the team of whoever asks, and the post. Raises Http404 for one of another project."""
    seat = seat_of(request, slug)
    found = queries.post_of(seat.project, key)
    if found is None:
        raise Http404
    return seat, found


def need_readable(seat: Seat, post: Post) -> None:
    """Go on only with a post that this member may read. Raises PermissionDenied."""
    if not queries.may_read(seat.member, post):
        raise PermissionDenied


def to_post(slug: str, post: Post) -> HttpResponse:
    """Go to a post, on whatever page of its discussion it stands."""
    page = queries.page_of(post)
    return redirect(f"{reverse('team_topic', args=[slug, post.topic.key])}?page={page}#post-{post.pk}")


def page(request: HttpRequest, seat: Seat, name: str, **context: object) -> HttpResponse:
    """Draw a page of discussions."""
    facts = {"seat": seat, "project": seat.project, "me": seat.member}
    return render(request, f"projects/discussion/{name}.jinja", facts | context)

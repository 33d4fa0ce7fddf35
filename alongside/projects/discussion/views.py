"""Pages of discussions: the list, starting one, reading and answering, changing what one wrote, its files."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from alongside.projects import writing
from alongside.projects.answering import in_words
from alongside.projects.discussion import actions, desk, forms, queries
from alongside.projects.presses import spoken_for, which
from alongside.projects.seats import seat_of
from alongside.projects.teams import queries as teams
from alongside.web import kept
from alongside.web.access import limited, signed_in

TOPICS_A_PAGE = 20


@signed_in
def topics(request: HttpRequest, slug: str) -> HttpResponse:
    """What the team talks about, the newest activity first."""
    seat = seat_of(request, slug)
    page = Paginator(queries.topics(seat.member), TOPICS_A_PAGE).get_page(request.GET.get("page"))
    return desk.page(request, seat, "list", page=page)


@signed_in
@limited(60)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Start a discussion."""
    seat = seat_of(request, slug)
    helped = teams.helps(seat.member)
    form = forms.TopicForm(kept.typed(request), request.FILES or None, own=seat.member, helped=helped)
    if request.method == "POST" and form.is_valid():
        made = actions.start(by=seat.person, project=seat.project, **form.values())
        return redirect("team_topic", slug, made.key)
    return desk.page(request, seat, "new", form=form)


@signed_in
@limited(200)
def topic(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """One discussion: what was written, and a form to answer."""
    seat, found = desk.topic_at(request, slug, key)
    helped = teams.helps(seat.member)
    form = forms.PostForm(kept.typed(request), request.FILES or None, own=seat.member, helped=helped)
    if request.method == "POST" and form.is_valid():
        made = actions.post(by=seat.person, topic=found, **form.values())
        messages.success(request, _("Posted."))
        return desk.to_post(slug, made)
    paginator = Paginator(queries.posts(found), queries.A_PAGE)
    page = paginator.get_page(request.GET.get("page") or paginator.num_pages)
    facts = {"readers": queries.readers(found), "readable_by": [seat.member, *helped]}
    return desk.page(request, seat, "topic", topic=found, form=form, page=page, **facts)


@signed_in
def read(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Say that I have read this, or who chose me as helper, up to the last post of the page on which I say so."""
    seat, found = desk.topic_at(request, slug, key, spoken_for(request))
    last = queries.post_of(seat.project, which(request.POST.get("which", ""))) if request.method == "POST" else None
    if last is not None and last.topic_id == found.pk:
        actions.read(by=seat.person, post=last, whom=seat.acting)
        if seat.acting == seat.member:
            messages.success(request, _("Thank you. The team sees that you have read this."))
            return redirect("team_talk", slug)
        words = _("The team sees that %(name)s has read this, and that you wrote it down.")
        messages.success(request, words % {"name": seat.acting.name})
    return redirect("team_topic", slug, key)


@signed_in
@in_words
@limited(200)
def edit(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Change what I wrote, or who chose me as helper. Of two who edit at once, neither loses a word."""
    seat, found = desk.post_at(request, slug, key)
    if not actions.may_edit(seat.member, found):
        raise PermissionDenied
    form = forms.EditForm(kept.typed(request), initial={"text": found.text, "seen": str(found.version)})
    saving = writing.save(
        request, form, lambda: actions.edit(by=seat.person, post=found, **form.cleaned_data), writing.mark_of(found)
    )
    if saving.is_saved:
        messages.success(request, _("Saved. What it said before stays in its history."))
        return desk.to_post(slug, found)
    return desk.page(request, seat, "edit", post=found, topic=found.topic, form=form, clash=saving.is_clash)


@signed_in
def history(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """What a post said before."""
    seat, found = desk.post_at(request, slug, key)
    desk.need_readable(seat, found)
    page = Paginator(queries.history(found), TOPICS_A_PAGE).get_page(request.GET.get("page"))
    return desk.page(request, seat, "history", post=found, topic=found.topic, page=page)


@signed_in
@cache_control(private=True, no_store=True)
def download(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """A file of a post: always to be saved, never shown by the browser."""
    seat = seat_of(request, slug)
    found = queries.attachment_of(seat.member, key)
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response

"""Pages of tasks: the list with its buttons, a new one, and each by itself."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.projects import writing
from alongside.projects.answering import in_words
from alongside.projects.discussion import queries as discussion
from alongside.projects.presses import spoken_for
from alongside.projects.seats import Seat, seat_of
from alongside.projects.teams import queries as teams
from alongside.projects.todo import actions, forms, origins, queries
from alongside.projects.todo.models import Task
from alongside.web import kept
from alongside.web.access import limited, signed_in

A_PAGE = 20


@signed_in
def tasks(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is to do and who does it, for all to see; what is mine; what was done."""
    seat = seat_of(request, slug)
    is_done, is_mine = request.GET.get("done") == "1", request.GET.get("who") == "me"
    found = queries.finished(seat.project)
    if not is_done:
        found = queries.open_tasks(seat.project, seat.member if is_mine else None)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    address = "?done=1&" if is_done else "?who=me&" if is_mine else "?"
    facts = {"page": page, "is_done": is_done, "is_mine": is_mine, "address": address}
    return _page(request, seat, "list", helped=teams.helps(seat.member), **facts)


@signed_in
@limited(60)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """A new task, perhaps out of what was written, noted or decided."""
    seat = seat_of(request, slug)
    typed = kept.typed(request)
    origin = origins.origin(seat.project, seat.member, request.GET if typed is None else typed)
    initial = origin.keys() | {"what": origin.what, "more": origin.more}
    own, members = seat.member, list(teams.members(seat.project))
    helped = [one for one in members if one.helper_id == own.pk]
    form = forms.NewTaskForm(typed, members=members, own=own, helped=helped, initial=initial)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["key"]
        facts = {"values": form.details(), "who": form.numbers(), "key": key, "of": origin, "whom": form.whom()}
        actions.make(by=seat.person, project=seat.project, **facts)
        messages.success(request, _("The task is on the list."))
        return redirect("team_tasks", slug)
    return _page(request, seat, "new", form=form, origin=origin)


@signed_in
@in_words
@limited(200)
def task(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """One task: changing it. Of two who change it at once, neither loses a word."""
    seat, found = _at(request, slug, key)
    members = list(teams.members(seat.project))
    form = forms.TaskForm(kept.typed(request), task=found, doing=_doing(found), members=members)
    saving = writing.save(
        request,
        form,
        lambda: actions.change(
            by=seat.person, task=found, values=form.details(), who=form.numbers(), seen=form.cleaned_data["seen"]
        ),
        writing.mark_of(found),
    )
    if saving.is_saved:
        messages.success(request, _("Saved."))
        return redirect("team_tasks", slug)
    post = found.from_post if found.from_post and discussion.may_read(seat.member, found.from_post) else None
    return _page(request, seat, "task", task=found, form=form, clash=saving.is_clash, post=post)


@signed_in
@in_words
def press(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Take a task, put it down, or say that it is done, with one press; also for who chose me as helper."""
    seat, found = _at(request, slug, key, spoken_for(request))
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do == "take":
        actions.take(by=seat.person, task=found, whom=seat.acting)
        messages.success(request, _("Thank you. It is on the list as taken, for when there is time."))
    elif do == "put down":
        actions.put_down(by=seat.person, task=found, whom=seat.acting)
        messages.success(request, _("It is put down. Somebody else can take it."))
    elif do == "done":
        actions.finish(by=seat.person, task=found, whom=seat.acting)
        messages.success(request, _("Thank you. It is done."))
    return redirect("team_tasks", slug)


def _at(request: HttpRequest, slug: str, key: uuid.UUID, whom: uuid.UUID | None = None) -> tuple[Seat, Task]:
    """Return the place in the team of whoever asks, and the task. Raises Http404 for one of another project."""
    seat = seat_of(request, slug, whom)
    found = queries.task_of(seat.project, key)
    if found is None:
        raise Http404
    return seat, found


def _doing(task: Task) -> list[int]:
    return [one.member_id for one in queries.here(task)]


def _page(request: HttpRequest, seat: Seat, name: str, **context: object) -> HttpResponse:
    facts = {"seat": seat, "project": seat.project, "me": seat.member}
    return render(request, f"projects/todo/{name}.jinja", facts | context)

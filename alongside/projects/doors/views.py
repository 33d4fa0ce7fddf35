"""Pages of doors: the list, and writing about one."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.projects import writing
from alongside.projects.answering import in_words
from alongside.projects.doors import actions, forms, queries
from alongside.projects.seats import Seat, seat_of
from alongside.web import kept
from alongside.web.access import limited, signed_in

A_PAGE = 20


@signed_in
def doors(request: HttpRequest, slug: str) -> HttpResponse:
    """The doors of the project."""
    seat = seat_of(request, slug)
    page = Paginator(queries.doors(seat.project), A_PAGE).get_page(request.GET.get("page"))
    return _page(request, seat, "list", page=page)


@signed_in
@in_words
@limited(60)
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down a door."""
    seat = seat_of(request, slug)
    form = forms.AddForm(kept.typed(request), members=queries.members(seat.project))
    if request.method == "POST" and form.is_valid():
        actions.add(by=seat.person, project=seat.project, values=form.values(), key=form.cleaned_data["key"])
        messages.success(request, _("Saved."))
        return redirect("team_doors", slug)
    return _page(request, seat, "door", form=form, door=None, clash=False)


@signed_in
@in_words
@limited(60)
def door(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Say who opens it, how far it is and how it went. Of two who write at once, neither loses a word."""
    seat = seat_of(request, slug)
    found = queries.door_of(seat.project, key)
    if found is None:
        raise Http404
    form = forms.ChangeForm(kept.typed(request), door=found, members=queries.members(seat.project))
    saving = writing.save(
        request,
        form,
        lambda: actions.change(by=seat.person, door=found, values=form.values(), seen=form.cleaned_data["seen"]),
        writing.mark_of(found),
    )
    if saving.is_saved:
        messages.success(request, _("Saved."))
        return redirect("team_doors", slug)
    return _page(request, seat, "door", form=form, door=found, clash=saving.is_clash)


def _page(request: HttpRequest, seat: Seat, name: str, **context: object) -> HttpResponse:
    facts = {"seat": seat, "project": seat.project, "me": seat.member}
    return render(request, f"projects/doors/{name}.jinja", facts | context)

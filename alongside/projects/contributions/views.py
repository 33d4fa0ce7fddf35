"""The page on which each member sees and corrects what they did. Nobody sees another's, and nothing is counted up."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.projects.contributions import actions, queries
from alongside.projects.contributions.forms import OtherForm
from alongside.projects.seats import seat_of
from alongside.web import kept
from alongside.web.access import limited, signed_in

A_PAGE = 50


@signed_in
@limited(60)
def mine(request: HttpRequest, slug: str, whom: uuid.UUID | None = None) -> HttpResponse:
    """What I did, or who chose me as helper, and what is added to it."""
    seat = seat_of(request, slug, whom)
    form = OtherForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        actions.add(by=seat.person, project=seat.project, whom=seat.acting, **form.cleaned_data)
        messages.success(request, _("Added."))
        return redirect(request.path)
    page = Paginator(queries.of(seat.acting), A_PAGE).get_page(request.GET.get("page"))
    context = {"project": seat.project, "me": seat.acting, "seat": seat, "form": form, "page": page}
    return render(request, "projects/contributions/mine.jinja", context)


@signed_in
def change(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Take back something I did, or let it count again."""
    seat = seat_of(request, slug)
    found = queries.own(seat.member, key)
    if request.method == "POST" and found is not None:
        if request.POST.get("do") == "take back":
            actions.take_back(by=seat.person, contribution=found)
            messages.success(request, _("Taken back. It does not count any more."))
        elif request.POST.get("do") == "count again":
            actions.count_again(by=seat.person, contribution=found)
            messages.success(request, _("It counts again."))
    if found is not None and found.member_id != seat.member.pk:
        return redirect("team_for_contributions", slug, found.member.key)
    return redirect("team_contributions", slug)

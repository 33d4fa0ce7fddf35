"""The ways of working: a page to read and agree to, and one to write."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.projects import writing
from alongside.projects.answering import in_words
from alongside.projects.errors import ChangedMeanwhileError
from alongside.projects.seats import Seat, seat_of
from alongside.projects.teams import queries as teams
from alongside.projects.ways import actions, forms, needs, queries
from alongside.projects.ways.models import Ways
from alongside.web import kept
from alongside.web.access import limited, signed_in


@signed_in
@in_words
@limited(200)
def ways(request: HttpRequest, slug: str, whom: uuid.UUID | None = None) -> HttpResponse:
    """How the team works together; agreeing to it, or for who chose one as helper; adding what helps oneself."""
    seat = seat_of(request, slug, whom)
    if request.method == "POST":
        _press(request, seat)
        return redirect(request.path)
    found = queries.ways_of(seat.project)
    context = {
        "ways": found,
        "questions": forms.questions(found) if found else [],
        "agreed": queries.agreed(found, seat.acting) if found else None,
        "could_add": _could_add(seat, found),
        "helps": teams.helps(seat.member),
    }
    return _page(request, seat, "ways", **context)


def _could_add(seat: Seat, found: Ways | None) -> list[tuple[str, str]]:
    if seat.acting != seat.member:
        return []
    return needs.could_add(seat.person, found.needs if found else "")


def _press(request: HttpRequest, seat: Seat) -> None:
    """Do what a button says, and tell the person; nothing for what is no button of the page."""
    do, which = request.POST.get("do", ""), request.POST.get("which", "")
    if do == "add" and seat.acting == seat.member:
        actions.add_need(by=seat.person, project=seat.project, code=which)
        messages.success(request, _("Added, without your name."))
    elif do == "agree":
        try:
            actions.agree(by=seat.person, project=seat.project, seen=which, whom=seat.acting)
        except ChangedMeanwhileError:
            messages.warning(request, _("Somebody changed this meanwhile. Please read it again before you agree."))
        else:
            messages.success(request, _("Thank you. The team sees that you agree."))


@signed_in
@in_words
@limited(60)
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write it, all prompts on one page. Of two who write at once, neither loses a word."""
    seat = seat_of(request, slug)
    found = queries.ways_of(seat.project)
    form = forms.WaysForm(kept.typed(request), found)
    saving = writing.save(
        request,
        form,
        lambda: actions.write(
            by=seat.person, project=seat.project, values=form.values(), seen=form.cleaned_data["seen"]
        ),
        lambda: actions.mark_of(queries.ways_of(seat.project)),
    )
    if saving.is_saved:
        messages.success(request, _("Saved. Now say whether you agree."))
        return redirect("team_ways", slug)
    found = queries.ways_of(seat.project) if saving.is_clash else found
    now = forms.questions(found) if found and saving.is_clash else []
    return _page(request, seat, "write", ways=found, form=form, now=now)


def _page(request: HttpRequest, seat: Seat, name: str, **context: object) -> HttpResponse:
    facts = {"seat": seat, "project": seat.project, "me": seat.acting}
    return render(request, f"projects/ways/{name}.jinja", facts | context)

"""The page of the lead: who holds it, who held it, taking it and handing it on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.projects.answering import in_words
from alongside.projects.leading import actions, queries
from alongside.projects.presses import which
from alongside.projects.seats import Seat, seat_of
from alongside.projects.teams import queries as teams
from alongside.web.access import signed_in


@signed_in
@in_words
def lead(request: HttpRequest, slug: str) -> HttpResponse:
    """Who leads. Any member may take the lead, offer it or put it down."""
    seat = seat_of(request, slug)
    if request.method == "POST":
        if said := _do(seat, request.POST.get("do", ""), request.POST.get("which", "")):
            messages.success(request, said)
        return redirect("team_lead", slug)
    context = {
        "seat": seat,
        "project": seat.project,
        "me": seat.member,
        "leading": queries.leading(seat.project),
        "members": [member for member in teams.members(seat.project) if member.pk != seat.member.pk],
    }
    return render(request, "projects/team/lead.jinja", context)


def _do(seat: Seat, what: str, key: str) -> str:
    """Do what a button says, and return what to tell the person; nothing for what is no button of the page."""
    by, project = seat.person, seat.project
    if what == "take":
        actions.take(by=by, project=project)
        return _("You have the lead now.")
    if what == "put down":
        actions.put_down(by=by, project=project)
        return _("You have put the lead down. Anybody can take it.")
    if what == "here":
        actions.still_here(by=by, project=project)
        return _("The team knows that you are there.")
    if what == "offer" and (other := queries.member_of(project, which(key))):
        actions.offer(by=by, project=project, to=other)
        return _("You have offered the lead to %(name)s.") % {"name": other.name}
    return _answer(seat, what, key)


def _answer(seat: Seat, what: str, key: str) -> str:
    offer = queries.offer_to(seat.member, which(key))
    if offer and what == "accept":
        actions.accept(by=seat.person, offer=offer)
        return _("You have the lead now.")
    if offer and what == "decline":
        actions.decline(by=seat.person, offer=offer)
        return _("You have said no. The lead stays where it is.")
    return ""

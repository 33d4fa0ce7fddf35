"""Pages of a team: its people, starting, inviting, one's own place in it."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.people.current import person_of
from alongside.projects import rules
from alongside.projects.answering import in_words
from alongside.projects.errors import NotPossibleError
from alongside.projects.meetings import queries as meetings
from alongside.projects.models import Invitation
from alongside.projects.seats import Seat, seat_of
from alongside.projects.stages import queries as stages
from alongside.projects.teams import actions, joining, queries
from alongside.projects.teams.forms import (
    CapacityForm,
    InviteForm,
    LeaveForm,
    PaceForm,
    ProposeForm,
    StartWithoutForm,
)
from alongside.web import kept
from alongside.web.access import limited, signed_in


@signed_in
@limited(20)
def propose(request: HttpRequest) -> HttpResponse:
    """Begin to form a team."""
    form = ProposeForm(kept.typed(request), initial={"organisation": request.GET.get("organisation", "")[:200]})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        project = actions.propose(by=person_of(request), summary=typed.pop("about"), **typed)
        messages.success(request, _("You have begun. Now invite the people you want to do this with."))
        return redirect("team", project.slug)
    return render(request, "projects/propose.jinja", {"form": form})


@signed_in
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """The team's own page: who is in it, how far the project is, and what one can do."""
    seat = seat_of(request, slug)
    found = queries.team(seat.project, seat.person)
    context = {"team": found, "standing": stages.standing(seat.project), "meeting": meetings.next_of(seat.project)}
    return _page(request, seat, "team", **context)


@signed_in
@in_words
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Agree to start; or start without partners or staff, for a reason."""
    seat = seat_of(request, slug)
    if request.method == "POST" and request.POST.get("do") == "agree":
        actions.agree_to_start(by=seat.person, project=seat.project)
        return redirect("team", slug)
    form = StartWithoutForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        actions.start_without(by=seat.person, project=seat.project, reason=form.cleaned_data["reason"])
        messages.success(request, _("The project has started."))
        return redirect("team", slug)
    found = queries.team(seat.project, seat.person)
    lacks = actions.missing([seen.member for seen in found.members])
    return _page(request, seat, "start", form=form, team=found, lacks=lacks)


@signed_in
@limited(60)
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite somebody by email."""
    seat = seat_of(request, slug)
    form = InviteForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            joining.invite(by=seat.person, project=seat.project, **form.cleaned_data)
        except NotPossibleError as refused:
            form.add_error("email", refused.message)
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("team", slug)
    return _page(request, seat, "invite", form=form)


@signed_in
def cancel_invitation(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Take an invitation back."""
    seat = seat_of(request, slug)
    if request.method != "POST":
        return redirect("team", slug)
    found = queries.open_invitations(seat.project).filter(key=key).first()
    if found is not None:
        joining.cancel(by=seat.person, invitation=found)
        messages.success(request, _("The invitation is taken back."))
    return redirect("team", slug)


@signed_in
@in_words
def invitation(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """An invitation, for whoever has its address."""
    person = person_of(request)
    found = _own_invitation(request, key)
    if rules.is_member(person, found.project):
        return redirect("team", found.project.slug)
    if request.method == "POST" and request.POST.get("do") == "decline":
        joining.decline(by=person, invitation=found)
        messages.success(request, _("You have said no. Nobody is told why."))
        return redirect("my_page")
    form = CapacityForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        joining.accept(by=person, invitation=found, **form.cleaned_data)
        messages.success(request, _("You are in the team. Welcome!"))
        return redirect("team", found.project.slug)
    return render(request, "projects/invitation.jinja", {"invitation": found, "project": found.project, "form": form})


@signed_in
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """One's own place: in what capacity, how much, a pause."""
    seat = seat_of(request, slug)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do in ("pause", "carry on"):
        (joining.pause if do == "pause" else joining.carry_on)(by=seat.person, project=seat.project)
        messages.success(request, _("You pause. Nothing waits for you.") if do == "pause" else _("Welcome back."))
        return redirect("team_mine", slug)
    pace = PaceForm(request.POST if do == "pace" else None, initial={"pace": seat.member.pace})
    capacity = CapacityForm(
        request.POST if do == "capacity" else None,
        initial={"capacity": seat.member.capacity, "works_here": seat.member.works_here},
    )
    if do == "pace" and pace.is_valid():
        joining.set_pace(by=seat.person, project=seat.project, **pace.cleaned_data)
        return _saved(request, slug)
    if do == "capacity" and capacity.is_valid():
        joining.change_capacity(by=seat.person, project=seat.project, **capacity.cleaned_data)
        return _saved(request, slug)
    return _page(request, seat, "mine", pace=pace, capacity=capacity)


@signed_in
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave the team at once."""
    seat = seat_of(request, slug)
    form = LeaveForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        left_as = seat.person.name if form.cleaned_data["name"] == LeaveForm.KEEP else ""
        joining.leave(by=seat.person, project=seat.project, left_as=left_as)
        messages.success(request, _("You have left the team. Thank you for what you gave."))
        return redirect("my_page")
    return _page(request, seat, "leave", form=form)


def _saved(request: HttpRequest, slug: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("team_mine", slug)


def _own_invitation(request: HttpRequest, key: uuid.UUID) -> Invitation:
    found = queries.invitation(key)
    if found is None or not rules.is_invited(person_of(request), found):
        raise PermissionDenied
    return found


def _page(request: HttpRequest, seat: Seat, name: str, **context: object) -> HttpResponse:
    facts = {"seat": seat, "project": seat.project, "me": seat.member}
    return render(request, f"projects/team/{name}.jinja", facts | context)

"""Pages of a team: its people, starting, inviting, one's own place in it."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.people.current import person_of
from alongside.projects import rules
from alongside.projects.answering import in_words
from alongside.projects.decisions import queries as decisions
from alongside.projects.discussion import queries as discussion
from alongside.projects.errors import NotPossibleError
from alongside.projects.ideas import queries as ideas
from alongside.projects.meetings import queries as meetings
from alongside.projects.models import Idea, Invitation
from alongside.projects.seats import Seat, seat_of
from alongside.projects.stages import queries as stages
from alongside.projects.teams import actions, helping, joining, queries
from alongside.projects.teams.forms import (
    ByPostForm,
    CapacityForm,
    HelperForm,
    InviteForm,
    LeaveForm,
    PaceForm,
    ProposeForm,
    StartWithoutForm,
)
from alongside.projects.todo import queries as todo
from alongside.projects.ways import queries as ways
from alongside.web import kept
from alongside.web.access import limited, signed_in


@signed_in
@limited(20)
def propose(request: HttpRequest) -> HttpResponse:
    """Begin to form a team."""
    form = ProposeForm(kept.typed(request), initial=_filled_in(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        idea = _idea(typed.pop("idea"))
        project = actions.propose(by=person_of(request), summary=typed.pop("about"), idea=idea, **typed)
        messages.success(request, _("You have begun. Now invite the people you want to do this with."))
        return redirect("team", project.slug)
    return render(request, "projects/propose.jinja", {"form": form})


def _filled_in(request: HttpRequest) -> dict[str, Any]:
    """From an idea, when it starts from one; else the organisation that it is about."""
    idea = _idea(request.GET.get("idea", ""))
    if idea is None:
        return {"organisation": request.GET.get("organisation", "")[:200]}
    return {"idea": idea.key, "about": ideas.in_short(idea), "organisation": idea.organisation.name}


def _idea(key: object) -> Idea | None:
    return ideas.sent_at(key)


@signed_in
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """The team's own page: who is in it, how far the project is, and what one can do."""
    seat = seat_of(request, slug)
    found = queries.team(seat.project, seat.person)
    context = {
        "team": found,
        "standing": stages.standing(seat.project),
        "meeting": meetings.next_of(seat.project),
        "to_decide": decisions.waiting_for(seat.member),
        "new_discussions": discussion.new_for(seat.member),
        "ways": ways.link(seat.project),
        "my_tasks": todo.open_for(seat.member),
    }
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
@in_words
def mine(request: HttpRequest, slug: str, whom: uuid.UUID | None = None) -> HttpResponse:
    """One's own place, or that of somebody one writes for: in what capacity, how much, a pause, who helps."""
    seat = seat_of(request, slug, whom)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do in PRESSES:
        messages.success(request, _press(seat, do))
        return redirect(request.path)
    member = seat.acting
    pace = PaceForm(request.POST if do == "pace" else None, initial={"pace": member.pace})
    place = {"capacity": member.capacity, "works_here": member.works_here}
    capacity = CapacityForm(request.POST if do == "capacity" else None, initial=place)
    helper = HelperForm(request.POST if do == "helper" else None, member=member, team=queries.members(seat.project))
    acts: dict[str, Any] = {"by": seat.person, "project": seat.project, "whom": member}
    if do == "pace" and pace.is_valid():
        joining.set_pace(**acts, **pace.cleaned_data)
    elif do == "capacity" and capacity.is_valid():
        joining.change_capacity(**acts, **capacity.cleaned_data)
    elif do == "helper" and helper.is_valid():
        helping.choose_helper(**acts, helper=helper.chosen())
        if member.person_id is None:
            messages.success(request, _("Saved."))
            return redirect("team", slug)
    else:
        return _page(request, seat, "mine", pace=pace, capacity=capacity, helper=helper)
    messages.success(request, _("Saved."))
    return redirect(request.path)


PRESSES = ("pause", "carry on", "agree")


def _press(seat: Seat, do: str) -> str:
    """Do what a button says, and return what to tell the person."""
    if do == "pause":
        joining.pause(by=seat.person, project=seat.project, whom=seat.acting)
        return _("You pause. Nothing waits for you.")
    if do == "carry on":
        joining.carry_on(by=seat.person, project=seat.project, whom=seat.acting)
        return _("Welcome back.")
    actions.agree_to_start(by=seat.person, project=seat.project, whom=seat.acting)
    return _("They have agreed to start.")


@signed_in
def leave(request: HttpRequest, slug: str, whom: uuid.UUID | None = None) -> HttpResponse:
    """Leave the team at once."""
    seat = seat_of(request, slug, whom)
    form = LeaveForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        left_as = seat.acting.name if form.cleaned_data["name"] == LeaveForm.KEEP else ""
        joining.leave(by=seat.person, project=seat.project, left_as=left_as, whom=seat.acting)
        if seat.acting != seat.member:
            messages.success(request, _("They have left the team."))
            return redirect("team", slug)
        messages.success(request, _("You have left the team. Thank you for what you gave."))
        return redirect("my_page")
    return _page(request, seat, "leave", form=form)


@signed_in
@limited(20)
@in_words
def by_post(request: HttpRequest, slug: str) -> HttpResponse:
    """Add somebody who takes part by phone or post, and write for them."""
    seat = seat_of(request, slug)
    form = ByPostForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        facts = {name: typed[name] for name in ("named", "capacity", "works_here", "key")}
        member = helping.add(by=seat.person, project=seat.project, **facts)
        messages.success(request, _("%(name)s is in the team. You write for them.") % {"name": member.named})
        return redirect("team_for", slug, member.key)
    return _page(request, seat, "by_post", form=form)


@signed_in
@in_words
def write_for(request: HttpRequest, slug: str, whom: uuid.UUID) -> HttpResponse:
    """Write from now on for somebody whose helper has left."""
    seat = seat_of(request, slug)
    found = queries.members(seat.project).filter(key=whom).first()
    if request.method == "POST" and found is not None:
        helping.take_over(by=seat.person, project=seat.project, member=found)
        messages.success(request, _("You write for %(name)s now.") % {"name": found.name})
    return redirect("team", slug)


def _own_invitation(request: HttpRequest, key: uuid.UUID) -> Invitation:
    found = queries.invitation(key)
    if found is None or not rules.is_invited(person_of(request), found):
        raise PermissionDenied
    return found


def _page(request: HttpRequest, seat: Seat, name: str, **context: object) -> HttpResponse:
    facts = {"seat": seat, "project": seat.project, "me": seat.acting}
    return render(request, f"projects/team/{name}.jinja", facts | context)

"""Joining and leaving an organisation, and answering an invitation."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from alongside.organisations import queries as organisations
from alongside.organisations import rules
from alongside.organisations.membership import actions, invitations, queries
from alongside.organisations.membership.forms import LEAD, STAFF, JoinForm, LeadForm
from alongside.organisations.models import Membership
from alongside.people.current import person_of
from alongside.web import kept
from alongside.web.access import limited, public, signed_in


@signed_in
@limited(20, "join")
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask to join, as staff, as a partner, or as the first lead."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    person = person_of(request)
    may_lead = rules.may_ask_to_lead(organisation)
    mine = queries.membership(person, organisation)
    form = JoinForm(kept.typed(request), may_lead=may_lead)
    if request.method == "POST" and not organisation.has_ended and form.is_valid():
        chosen = form.cleaned_data["join_as"]
        if chosen == LEAD:
            return redirect("ask_to_lead", slug)
        asked = actions.ask_to_join(by=person, organisation=organisation, is_staff=chosen == STAFF)
        messages.success(request, _asked_words(asked))
        return redirect("join_organisation", slug)
    context = {
        "organisation": organisation,
        "form": form,
        "membership": mine if mine and mine.state != Membership.State.ENDED else None,
        "request_to_lead": queries.lead_request(person, organisation),
        "may_lead": may_lead,
    }
    return render(request, "organisations/join.jinja", context)


def _asked_words(membership: Membership) -> str:
    if membership.state == Membership.State.CONFIRMED:
        return _("You have joined.")
    return _("We have passed on that you want to join.")


@signed_in
@limited(10, "ask_to_lead")
def ask_to_lead(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask to be the first involvement lead."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    if not rules.may_ask_to_lead(organisation):
        return redirect("join_organisation", slug)
    form = LeadForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.ask_to_lead(
                by=person_of(request),
                organisation=organisation,
                is_staff=typed["works_there"] == "yes",
                role=typed["role"],
                how_to_check=typed["how_to_check"],
            )
        except actions.AlreadyLedError:
            messages.info(request, _("Somebody else became the involvement lead meanwhile."))
        else:
            messages.success(request, _("We have your request. We will check it and write to you."))
        return redirect("join_organisation", slug)
    return render(request, "organisations/ask_to_lead.jinja", {"organisation": organisation, "form": form})


@signed_in
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave the organisation, after asking once."""
    organisation = get_object_or_404(organisations.organisations(), slug=slug)
    mine = queries.membership(person_of(request), organisation)
    if mine is None or mine.state == Membership.State.ENDED:
        return redirect("organisation", slug)
    is_last = mine.is_lead and not queries.other_leads(mine).exists()
    if request.method == "POST" and not is_last:
        try:
            actions.end(by=person_of(request), membership=mine)
        except actions.LastLeadError:
            return redirect("leave_organisation", slug)
        messages.success(request, _("You have left %(name)s.") % {"name": organisation.name})
        return redirect("organisation", slug)
    return render(
        request, "organisations/leave.jinja", {"organisation": organisation, "mine": mine, "is_last": is_last}
    )


@public
@limited(30, "invitation")
@cache_control(private=True, no_store=True)
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation to whoever has its link; only the person invited can accept it, once."""
    held = queries.invitation(token)
    if held is None:
        raise Http404
    person = person_of(request) if request.user.is_authenticated else None
    if person and not person.has_joined:
        return redirect(f"{settings.JOIN_ADDRESS}?{urlencode({'next': request.path})}")
    problem = invitations.problem_of(held, person)
    if request.method == "POST" and person and not problem:
        try:
            invitations.accept(by=person, invitation=held)
        except invitations.InvitationError as error:
            problem = error.code
        else:
            messages.success(request, _("You have joined %(name)s.") % {"name": held.organisation.name})
            return redirect("organisation", held.organisation.slug)
    context = {
        "invitation": held,
        "organisation": held.organisation,
        "problem": problem,
        "problem_words": invitations.REASONS.get(problem, ""),
        "token": token,
    }
    return render(request, "organisations/invitation.jinja", context)

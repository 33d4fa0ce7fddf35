"""Who belongs to the organisation: members, requests, invitations."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from alongside.organisations.manage.common import edit, managed, page
from alongside.organisations.membership import actions, invitations, queries
from alongside.organisations.membership.forms import STAFF, InviteForm
from alongside.organisations.models import Membership
from alongside.people.current import person_of
from alongside.web import kept
from alongside.web.access import limited, signed_in


@signed_in
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Who belongs, and what they do here."""
    organisation = managed(request, slug)
    return page(request, "members", organisation, members=queries.members(organisation))


@signed_in
def member(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One member: make them a lead, take that back, or end the membership."""
    organisation = managed(request, slug)
    one = get_object_or_404(queries.members(organisation), pk=number)
    person = person_of(request)
    is_last = one.is_lead and not queries.other_leads(one).exists()
    if request.method == "POST" and not is_last:
        return _changed(request, slug, one)
    return page(request, "member", organisation, member=one, is_me=one.person_id == person.pk, is_last=is_last)


def _changed(request: HttpRequest, slug: str, one: Membership) -> HttpResponse:
    """Do what was pressed; a second press changes nothing."""
    person, name = person_of(request), one.person.name
    try:
        match request.POST.get("do"):
            case "lead":
                actions.make_lead(by=person, membership=one)
                messages.success(request, _("%(name)s is an involvement lead now.") % {"name": name})
            case "no-lead":
                actions.stop_leading(by=person, membership=one)
                messages.success(request, _("%(name)s is no longer an involvement lead.") % {"name": name})
            case "end":
                actions.end(by=person, membership=one)
                messages.success(request, _("%(name)s no longer belongs to this organisation.") % {"name": name})
    except actions.LastLeadError:
        return redirect("manage_member", slug, one.pk)
    if one.person_id == person.pk and request.POST.get("do") in ("no-lead", "end"):
        return redirect("organisation", slug)
    return redirect("manage_members", slug)


@signed_in
def requests(request: HttpRequest, slug: str) -> HttpResponse:
    """Who asks to join."""
    organisation = managed(request, slug)
    return page(request, "requests", organisation, asking=queries.asking(organisation))


@signed_in
def decide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Agree that somebody belongs, or say no. Whoever was decided on meanwhile is left as they are."""
    organisation = managed(request, slug)
    if request.method != "POST":
        return redirect("manage_requests", slug)
    one = queries.asking(organisation).filter(pk=number).first()
    agreed = request.POST.get("do") == "agree"
    if one is None:
        messages.info(request, _("That was decided already."))
    elif agreed and actions.confirm(by=person_of(request), membership=one):
        messages.success(request, _("%(name)s has joined.") % {"name": one.person.name})
    elif request.POST.get("do") == "decline" and actions.decline(by=person_of(request), membership=one):
        messages.success(request, _("We told %(name)s that the answer is no.") % {"name": one.person.name})
    return redirect("manage_requests", slug)


@signed_in
def sent_invitations(request: HttpRequest, slug: str) -> HttpResponse:
    """The invitations that wait for an answer."""
    organisation = managed(request, slug)
    return page(request, "invitations", organisation, invitations=queries.open_invitations(organisation))


@signed_in
@limited(60, "invite")
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite somebody by email."""
    organisation = managed(request, slug)
    form = InviteForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        invitations.invite(
            by=person_of(request),
            organisation=organisation,
            email=typed["email"],
            is_lead=typed["is_lead"] == "yes",
            is_staff=typed["join_as"] == STAFF,
            key=typed["key"],
        )
        messages.success(request, _("We have sent the invitation to %(email)s.") % {"email": typed["email"]})
        return redirect("manage_invitations", slug)
    words = {"back": "manage_invitations", "send": _("Send the invitation")}
    return edit(request, organisation, form, _("Invite somebody"), **words)


@signed_in
def cancel_invitation(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    """Take an invitation back."""
    organisation = managed(request, slug)
    if request.method != "POST":
        return redirect("manage_invitations", slug)
    invitation = queries.open_invitations(organisation).filter(key=key).first()
    if invitation and invitations.cancel(by=person_of(request), invitation=invitation):
        messages.success(request, _("The invitation to %(email)s no longer works.") % {"email": invitation.email})
    return redirect("manage_invitations", slug)

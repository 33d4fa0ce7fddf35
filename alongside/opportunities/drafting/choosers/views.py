"""Who chooses: naming them, and their own page to accept or decline."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.opportunities import rules
from alongside.opportunities.answering import found_or_404, in_words
from alongside.opportunities.drafting import queries
from alongside.opportunities.drafting.choosers import actions
from alongside.opportunities.drafting.choosers.forms import InviteForm, MembersForm
from alongside.opportunities.models import Opportunity
from alongside.people.current import person_of
from alongside.web import kept
from alongside.web.access import limited, require, signed_in


@signed_in
@in_words
def choosers(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The people named so far, members to tick, somebody else by email."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_write(request.user, opportunity))
    typed = request.POST if request.POST.get("press") == "members" else None
    members = _members_form(opportunity, typed)
    if typed is not None and members.is_valid():
        for person in queries.members_by_id(opportunity, members.cleaned_data["members"]):
            actions.name_member(by=person_of(request), opportunity=opportunity, person=person)
        return redirect("draft_choosers", key=key)
    return _page(request, opportunity, members)


@signed_in
@limited(60)
@in_words
def invite(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Invite somebody by email."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_write(request.user, opportunity))
    form = InviteForm(kept.typed(request))
    if request.method == "POST" and form.is_valid():
        actions.invite(by=person_of(request), opportunity=opportunity, **form.cleaned_data)
        messages.success(request, _("We have sent an invitation."))
        return redirect("draft_choosers", key=key)
    return render(request, "opportunities/drafting/invite.jinja", {"opportunity": opportunity, "form": form})


@signed_in
@in_words
def remove(request: HttpRequest, key: uuid.UUID, pk: int) -> HttpResponse:
    """Take a name away."""
    opportunity = found_or_404(queries.draft(key))
    require(rules.may_write(request.user, opportunity))
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.remove(by=person_of(request), opportunity=opportunity, chooser_pk=pk)
    messages.success(request, _("The name is taken away."))
    return redirect("draft_choosers", key=key)


@signed_in
@in_words
def invitation(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What choosing means, and what is promised: accept or decline."""
    chooser = found_or_404(queries.invitation(key))
    if not rules.is_invited(request.user, chooser):
        return render(request, "opportunities/drafting/not_your_invitation.jinja", status=403)
    if request.method == "POST":
        act = actions.decline if request.POST.get("press") == "decline" else actions.accept
        act(by=person_of(request), chooser=chooser)
        return redirect("chooser_invitation", key=key)
    return render(request, "opportunities/drafting/invitation.jinja", {"chooser": chooser})


def _members_form(opportunity: Opportunity, typed: object) -> MembersForm:
    members = [
        (str(member.pk), member.person.name, _("Member of staff") if member.is_staff else _("Partner"))
        for member in queries.members_to_name(opportunity)
    ]
    return MembersForm(typed, members=members)


def _page(request: HttpRequest, opportunity: Opportunity, members: MembersForm) -> HttpResponse:
    context = {
        "opportunity": opportunity,
        "choosers": sorted(opportunity.choosers.all(), key=lambda chooser: chooser.pk),
        "form": members,
        "has_members": bool(members.fields["members"].choices),  # type: ignore[attr-defined]
    }
    return render(request, "opportunities/drafting/choosers.jinja", context)

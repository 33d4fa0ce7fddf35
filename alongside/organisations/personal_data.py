"""What this room holds about a person: for their download, and gone when they delete everything."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from alongside.audit import actions as audit
from alongside.organisations import rules
from alongside.organisations.membership import tell
from alongside.organisations.membership.actions import lock
from alongside.organisations.models import Invitation, LeadRequest, Membership, Upload
from alongside.people.hooks import PersonalData
from alongside.people.models import Person


def export(person: Person) -> dict[str, Any]:
    """Everything, in plain values."""
    memberships = Membership.objects.filter(person=person).select_related("organisation").order_by("pk")
    requests = LeadRequest.objects.filter(person=person).select_related("organisation").order_by("pk")
    return {
        "memberships": [_membership(one) for one in memberships],
        "requests_to_lead": [_request(one) for one in requests],
        "invitations_to_me": _invitations(Invitation.objects.filter(email=person.email)),
        "invitations_i_sent": _invitations(Invitation.objects.filter(invited_by=person)),
    }


@transaction.atomic
def erase(person: Person) -> None:
    """Delete memberships, requests and invitations; an organisation left without a lead is told to administrators."""
    for one in Membership.objects.filter(person=person).select_related("organisation"):
        organisation = lock(one.organisation)
        one.delete()
        if one.is_lead and not rules.leads(organisation).exists():
            audit.record("organisations.without_lead", by=None, thing=organisation)
            tell.administrators_of_missing_lead(organisation)
    LeadRequest.objects.filter(person=person).delete()
    Invitation.objects.filter(email=person.email).delete()
    Invitation.objects.filter(invited_by=person).update(invited_by=None)
    Upload.objects.filter(by=person).delete()


def warnings(person: Person) -> list[str]:
    """The organisations that would be without a lead."""
    leading = Membership.objects.filter(person=person, is_lead=True).select_related("organisation")
    alone = [one.organisation for one in leading if not rules.leads(one.organisation).exclude(pk=one.pk).exists()]
    return [
        _("You are the only involvement lead of %(name)s. Nobody could answer people there. "
          "It is best to make somebody else a lead first.") % {"name": organisation.name}
        for organisation in alone
    ]  # fmt: skip


def _membership(one: Membership) -> dict[str, Any]:
    return {
        "organisation": one.organisation.name,
        "as": "staff" if one.is_staff else "partner",
        "is_lead": one.is_lead,
        "state": one.state,
        "asked_at": one.asked_at,
        "confirmed_at": one.confirmed_at,
        "ended_at": one.ended_at,
    }


def _request(one: LeadRequest) -> dict[str, Any]:
    return {
        "organisation": one.organisation.name,
        "role": one.role,
        "how_to_check": one.how_to_check,
        "state": one.state,
        "reason": one.reason,
        "asked_at": one.asked_at,
        "decided_at": one.decided_at,
    }


def _invitations(found: QuerySet[Invitation]) -> list[dict[str, Any]]:
    return [
        {
            "organisation": one.organisation.name,
            "email": one.email,
            "invited_at": one.invited_at,
            "accepted_at": one.accepted_at,
        }
        for one in found.select_related("organisation").order_by("pk")
    ]


WORDS = {
    "memberships": _lazy("Organisations you belong to, or did"),
    "requests_to_lead": _lazy("Requests to be the first involvement lead"),
    "invitations_to_me": _lazy("Invitations you got"),
    "invitations_i_sent": _lazy("Invitations you sent"),
    "organisation": _lazy("Organisation"),
    "as": _lazy("As what you belong"),
    "is_lead": _lazy("You are an involvement lead"),
    "state": _lazy("How far it is"),
    "asked_at": _lazy("When you asked"),
    "confirmed_at": _lazy("When it was confirmed"),
    "ended_at": _lazy("When it ended"),
    "role": _lazy("Your role"),
    "how_to_check": _lazy("How we can check it"),
    "reason": _lazy("Why it was not approved"),
    "decided_at": _lazy("When it was decided"),
    "email": _lazy("Email address"),
    "invited_at": _lazy("When the invitation was sent"),
    "accepted_at": _lazy("When it was accepted"),
}


def codes() -> Mapping[str, Mapping[str, Any]]:
    """States and reasons, in words."""
    return {
        "as": {"staff": _lazy("Member of staff"), "partner": _lazy("Partner")},
        "memberships.state": dict(Membership.State.choices),
        "requests_to_lead.state": dict(LeadRequest.State.choices),
        "reason": dict(LeadRequest.Reason.choices),
    }


HELD = PersonalData(
    room="organisations", title=_lazy("Organisations"), words=lambda: WORDS, codes=codes, export=export, erase=erase,
    warnings=warnings,
)  # fmt: skip

"""Telling people what happened to their membership: who hears what, under which key."""

from typing import Any

from alongside.messages.actions import queue
from alongside.messages.recipients import Recipient
from alongside.organisations import rules
from alongside.organisations.models import Domain, Invitation, LeadRequest, Membership, Organisation
from alongside.people.models import Person


def leads_of_request(membership: Membership) -> None:
    """Somebody asks to join: each lead hears it."""
    _leads(membership.organisation, "join_asked", _stamp(membership, "asked_at"), name=membership.person.name)


def member_confirmed(membership: Membership) -> None:
    """The person is in."""
    _member(membership, "member_confirmed", _stamp(membership, "confirmed_at"))


def member_declined(membership: Membership) -> None:
    """The person is not in."""
    _member(membership, "member_declined", _stamp(membership, "ended_at"))


def membership_ended(membership: Membership) -> None:
    """A lead ended the person's membership."""
    _member(membership, "membership_ended", _stamp(membership, "ended_at"))


def made_lead(membership: Membership) -> None:
    """The person is a lead now."""
    _member(membership, "made_lead", None)


def stopped_leading(membership: Membership) -> None:
    """Another lead took the function away."""
    _member(membership, "stopped_leading", None)


def administrators_of_lead_request(request: LeadRequest) -> None:
    """Somebody asks to be the first lead: each administrator hears it."""
    _administrators(request.organisation, "lead_asked", f"lead-request-{request.pk}", name=request.person.name)


def administrators_of_missing_lead(organisation: Organisation) -> None:
    """The only lead deleted their account: somebody must find another."""
    _administrators(organisation, "without_lead", None)


def lead_approved(request: LeadRequest) -> None:
    """The person is the first lead."""
    _send(request.person.recipient, "lead_approved", f"lead-approved-{request.pk}", request.organisation)


def lead_declined(request: LeadRequest) -> None:
    """The request was declined, and why."""
    key, reason = f"lead-declined-{request.pk}", request.get_reason_display()
    _send(request.person.recipient, "lead_declined", key, request.organisation, reason=reason)


def invited(invitation: Invitation, token: str) -> None:
    """The invitation itself: the only place where its link is written."""
    to = Recipient(name="", address=invitation.email)
    inviter = invitation.invited_by.name if invitation.invited_by else ""
    extra = {"token": token, "inviter": inviter, "invitation": invitation}
    _send(to, "invited", f"invitation-{invitation.key}", invitation.organisation, **extra)


def leads_of_domain(domain: Domain, kind: str) -> None:
    """A domain was proved, or is no longer: each lead hears it."""
    key = f"{kind}-{domain.pk}-{domain.checked_at:%Y%m%d%H%M%S}"
    _leads(domain.organisation, kind, key, domain=domain.domain)


def _leads(organisation: Organisation, kind: str, key: str, **context: Any) -> None:
    for lead in rules.leads(organisation).select_related("person"):
        _send(lead.person.recipient, kind, f"{key}-to-{lead.person_id}", organisation, **context)


def _administrators(organisation: Organisation, kind: str, key: str | None, **context: Any) -> None:
    for person in Person.objects.filter(is_administrator=True, is_active=True):
        _send(person.recipient, kind, key and f"{key}-to-{person.pk}", organisation, **context)


def _member(membership: Membership, kind: str, key: str | None) -> None:
    _send(membership.person.recipient, kind, key and f"{kind}-{key}", membership.organisation)


def _send(to: Recipient, kind: str, key: str | None, organisation: Organisation, **context: Any) -> None:
    queue(to=to, kind=f"organisations.{kind}", key=key, organisation=organisation, **context)


def _stamp(membership: Membership, field: str) -> str:
    """A key that is new each time somebody asks, joins or leaves again."""
    when = getattr(membership, field)
    return f"membership-{membership.pk}-{field}-{when.timestamp():.6f}"

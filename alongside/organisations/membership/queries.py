"""Reads of memberships, requests and invitations."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils import timezone

from alongside.organisations import rules
from alongside.organisations.membership.invitations import digest
from alongside.organisations.models import Domain, Invitation, LeadRequest, Membership, Organisation
from alongside.people.models import Person


def membership(person: Person, organisation: Organisation) -> Membership | None:
    """Somebody's own membership, whatever its state."""
    return Membership.objects.filter(person=person, organisation=organisation).select_related("organisation").first()


def members(organisation: Organisation) -> QuerySet[Membership]:
    """Who belongs: leads first, then by name."""
    return _of(organisation, Membership.State.CONFIRMED).order_by("-is_lead", "person__name", "pk")


def asking(organisation: Organisation) -> QuerySet[Membership]:
    """Who asked to join and waits, the longest first."""
    return _of(organisation, Membership.State.ASKED).order_by("asked_at")


def open_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """The invitations that nobody has accepted yet."""
    waiting = Invitation.objects.filter(organisation=organisation, accepted_at=None, cancelled_at=None)
    return waiting.filter(expires_at__gte=timezone.now()).select_related("organisation").order_by("-invited_at")


def invitation(token: str) -> Invitation | None:
    """The invitation that a link opens."""
    return Invitation.objects.select_related("organisation", "invited_by").filter(digest=digest(token)).first()


def lead_request(person: Person, organisation: Organisation) -> LeadRequest | None:
    """Somebody's own request to lead that waits."""
    waiting = LeadRequest.State.WAITING
    return LeadRequest.objects.filter(person=person, organisation=organisation, state=waiting).first()


def lead_requests() -> QuerySet[LeadRequest]:
    """All requests that wait for an administrator, the longest first."""
    waiting = LeadRequest.objects.filter(state=LeadRequest.State.WAITING)
    return waiting.select_related("organisation", "person").order_by("asked_at")


def _of(organisation: Organisation, state: str) -> QuerySet[Membership]:
    return Membership.objects.filter(organisation=organisation, state=state).select_related("person", "organisation")


def other_leads(one: Membership) -> QuerySet[Membership]:
    """The leads beside this one."""
    return rules.leads(one.organisation).exclude(pk=one.pk)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How much there is of everything a lead looks after."""

    members: int
    asking: int
    invitations: int
    ways: int
    domains: int
    proved: int


def counts(organisation: Organisation) -> Counts:
    """Count for the list of what to do: four queries."""
    states = Membership.State
    by_state = dict(
        Membership.objects.filter(organisation=organisation).order_by().values_list("state").annotate(n=Count("pk"))
    )
    domains = Domain.objects.filter(organisation=organisation).aggregate(all=Count("pk"), proved=Count("proved_at"))
    return Counts(
        members=by_state.get(states.CONFIRMED, 0),
        asking=by_state.get(states.ASKED, 0),
        invitations=open_invitations(organisation).count(),
        ways=organisation.ways.count(),
        domains=domains["all"],
        proved=domains["proved"],
    )

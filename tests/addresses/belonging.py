"""One of each thing that has to do with belonging to an organisation."""

from dataclasses import dataclass

from django.utils import timezone

from alongside.organisations.models import Domain, Invitation, LeadRequest, Membership, Upload, WayToGetInvolved
from alongside.people.models import Person
from tests.factories.organisations import (
    DomainFactory,
    InvitationFactory,
    LeadRequestFactory,
    MembershipFactory,
    WayFactory,
)

TOKEN = "a-link-that-nobody-can-guess"


@dataclass(frozen=True)
class Belonging:
    """The things."""

    member: Membership
    asking: Membership
    way: WayToGetInvolved
    invitation: Invitation
    domain: Domain
    request_to_lead: LeadRequest
    upload: Upload


def belonging(member: Membership, administrator: Person | None) -> Belonging:
    """Make them: all of one organisation, but for the request to lead, which is of one without a lead."""
    organisation = member.organisation
    return Belonging(
        member=member,
        asking=MembershipFactory(organisation=organisation, state="asked", confirmed_at=None, person__name="Πέτρος"),
        way=WayFactory(organisation=organisation, title="Ομάδα", words="Κείμενο", who_to_ask="Δέσποινα"),
        invitation=InvitationFactory(organisation=organisation, token=TOKEN, invited_by=None),
        domain=DomainFactory(organisation=organisation, domain="άλφα.ελ"),
        request_to_lead=LeadRequestFactory(
            organisation__name="Γάμμα", organisation__confirmed_at=None, person__name="Εύα", role="Ρόλος",
            how_to_check="Τηλέφωνο",
        ),
        upload=Upload.objects.create(
            by=administrator, name="αρχείο", content="ods_code,name\nZZZ,Δέλτα\n".encode(), sent_at=timezone.now()
        ),
    )  # fmt: skip

"""Organisations and memberships for tests."""

import datetime
import uuid

import factory
from django.utils import timezone

from alongside.organisations.membership.invitations import digest
from alongside.organisations.models import (
    Domain,
    Invitation,
    LeadRequest,
    Membership,
    Organisation,
    WayToGetInvolved,
)
from tests.factories.people import PersonFactory


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A confirmed organisation."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Invented Trust {n}")
    slug = factory.Sequence(lambda n: f"invented-trust-{n}")
    kind = Organisation.Kind.TRUST
    confirmed_at = factory.LazyFunction(timezone.now)


class MembershipFactory(factory.django.DjangoModelFactory):
    """A confirmed membership of a member of staff."""

    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    person = factory.SubFactory(PersonFactory)
    is_staff = True
    state = Membership.State.CONFIRMED
    asked_at = factory.LazyFunction(timezone.now)
    confirmed_at = factory.LazyFunction(timezone.now)


class WayFactory(factory.django.DjangoModelFactory):
    """A way to get involved."""

    class Meta:
        model = WayToGetInvolved

    organisation = factory.SubFactory(OrganisationFactory)
    key = factory.LazyFunction(uuid.uuid4)
    title = "Patient and carer panel"
    words = "We meet online once a month."


class DomainFactory(factory.django.DjangoModelFactory):
    """A domain that is not proved yet."""

    class Meta:
        model = Domain

    organisation = factory.SubFactory(OrganisationFactory)
    domain = factory.Sequence(lambda n: f"trust{n}.nhs.uk")
    token = factory.Sequence(lambda n: f"token-{n}")
    added_at = factory.LazyFunction(timezone.now)


class InvitationFactory(factory.django.DjangoModelFactory):
    """An invitation that is open; `token` is the key in its link."""

    class Meta:
        model = Invitation

    class Params:
        token = factory.Sequence(lambda n: f"token-{n}")

    organisation = factory.SubFactory(OrganisationFactory)
    key = factory.LazyFunction(uuid.uuid4)
    digest = factory.LazyAttribute(lambda made: digest(made.token))
    email = factory.Sequence(lambda n: f"invited{n}@example.org")
    invited_by = factory.SubFactory(PersonFactory)
    invited_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=14))


class LeadRequestFactory(factory.django.DjangoModelFactory):
    """A request to be the first lead that waits."""

    class Meta:
        model = LeadRequest

    organisation = factory.SubFactory(OrganisationFactory, confirmed_at=None)
    person = factory.SubFactory(PersonFactory)
    is_staff = True
    role = "Involvement lead"
    how_to_check = "Ask the switchboard."
    asked_at = factory.LazyFunction(timezone.now)

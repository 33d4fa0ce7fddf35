"""Organisations and memberships for tests."""

import factory
from django.utils import timezone

from alongside.organisations.models import Membership, Organisation
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

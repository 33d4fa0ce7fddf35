"""Opportunities for tests."""

import datetime

import factory
from django.utils import timezone

from alongside.core import working_days
from alongside.opportunities.models import Interest, Level, Mode, Opportunity, Stage
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import PersonFactory


class OpportunityFactory(factory.django.DjangoModelFactory):
    """An open opportunity with everything filled in."""

    class Meta:
        model = Opportunity

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"opening-{n}")
    state = Opportunity.State.OPEN
    created_at = factory.LazyFunction(timezone.now)
    published_at = factory.LazyFunction(timezone.now)
    title = factory.Sequence(lambda n: f"Help us make clinics kinder {n}")
    summary = "Tell us what a visit to the clinic is like and help us change it."
    what_you_will_do = "Join three online meetings."
    stage = Stage.SCOPING
    level = Level.COLLABORATING
    mode = Mode.REMOTE
    closes = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=30))


class InterestFactory(factory.django.DjangoModelFactory):
    """An expression of interest that was sent."""

    class Meta:
        model = Interest

    opportunity = factory.SubFactory(OpportunityFactory)
    person = factory.SubFactory(PersonFactory)
    state = Interest.State.SENT
    why = "I have been to this clinic for ten years."
    started_at = factory.LazyFunction(timezone.now)
    sent_at = factory.LazyFunction(timezone.now)
    agreed_at = factory.SelfAttribute("sent_at")
    answer_by = factory.LazyFunction(lambda: working_days.add(timezone.localdate(), 10))

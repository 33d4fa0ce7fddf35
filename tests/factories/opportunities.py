"""Opportunities for tests."""

import datetime

import factory
from django.utils import timezone

from alongside.core import working_days
from alongside.opportunities.finding import actions as finding
from alongside.opportunities.models import (
    Chooser,
    Interest,
    Level,
    Mode,
    Opportunity,
    OpportunityTopic,
    Question,
    Stage,
)
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import PersonFactory


class OpportunityFactory(factory.django.DjangoModelFactory):
    """An open opportunity with everything filled in."""

    class Meta:
        model = Opportunity
        skip_postgeneration_save = True

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
    is_open_ended = False
    lived_experience = "You go to a clinic, or look after somebody who does."
    time_commitment = "2 hours a month"
    is_paid = True
    payment_pence = 2500
    payment_per = "hour"
    covers_expenses = True
    access_support = "Breaks, and papers in large print."
    number_wanted = 4
    how_chosen = "We want a mix of people."
    contact_name = "Rosa"
    contact_email = "rosa@example.org"

    @factory.post_generation
    def about(self: Opportunity, create: bool, topics: list[str] | None, **kwargs: object) -> None:
        """Topics, and the narrow copy that finding reads."""
        if create:
            chosen = ["diabetes"] if topics is None else topics
            OpportunityTopic.objects.bulk_create([OpportunityTopic(opportunity=self, topic=slug) for slug in chosen])
            finding.refresh(self)


class FoundElsewhereFactory(OpportunityFactory):
    """An opening that was imported, and that nobody claimed."""

    source_key = factory.Sequence(lambda n: f"op{n}")
    source_url = "https://example.org/get-involved"
    how_chosen = ""
    contact_name = ""
    contact_email = ""


class DraftFactory(OpportunityFactory):
    """A draft that is ready to be published: every question answered, one chooser named."""

    slug = None
    state = Opportunity.State.DRAFT
    published_at = None

    @factory.post_generation
    def chooser(self: Opportunity, create: bool, chosen: object, **kwargs: object) -> None:
        """Somebody chooses."""
        if create:
            ChooserFactory(opportunity=self)


class ChooserFactory(factory.django.DjangoModelFactory):
    """Somebody, asked by email, who has promised to keep what they read to themselves."""

    class Meta:
        model = Chooser

    opportunity = factory.SubFactory(OpportunityFactory)
    person = factory.SubFactory(PersonFactory)
    email = factory.SelfAttribute("person.email")
    role = "partner"
    invited_at = factory.LazyFunction(timezone.now)
    accepted_at = factory.LazyFunction(timezone.now)


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


class QuestionFactory(factory.django.DjangoModelFactory):
    """A question of the opportunity's own."""

    class Meta:
        model = Question

    opportunity = factory.SubFactory(OpportunityFactory)
    place = 1
    words = "What would make the clinic kinder?"

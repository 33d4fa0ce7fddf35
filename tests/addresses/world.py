"""A small world with somebody of each kind and one of each thing."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.test import Client
from django.utils import timezone

from alongside.jobs import actions as jobs
from alongside.messages.models import Message
from alongside.opportunities.models import Chooser, Interest, OpeningsUpload, Opportunity, Question
from alongside.organisations.models import Organisation
from alongside.people.models import Person
from tests.addresses.belonging import Belonging, belonging
from tests.addresses.fair import Fair, fair
from tests.addresses.together import Together, together
from tests.factories.opportunities import (
    ChooserFactory,
    FoundElsewhereFactory,
    InterestFactory,
    OpportunityFactory,
)
from tests.factories.organisations import MembershipFactory, OrganisationFactory
from tests.factories.people import PersonFactory


@dataclass(frozen=True)
class World:
    """The things that addresses are about, and the people who try them."""

    people: dict[str, Person | None]
    organisation: Organisation
    opportunity: Opportunity
    draft: Opportunity
    found_elsewhere: Opportunity
    openings: OpeningsUpload
    interest: Interest
    message: Message
    belonging: Belonging
    invitation: Chooser
    together: Together

    @cached_property
    def fair(self) -> Fair:
        """Fair draws at every stage: made only where a test is about them, for they take longer than all the rest."""
        return fair(self.organisation, self.people, GREEK)

    @cached_property
    def sessions(self) -> dict[str, str]:
        """The sessions of all who can sign in, by their kind: each signs in once, for that costs more than a page."""
        return {kind: _session(person) for kind, person in self.people.items() if person}


def _session(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


GREEK = {
    "title": "Τίτλος",
    "summary": "Περίληψη",
    "about": [],
} | dict.fromkeys(
    ["what_you_will_do", "lived_experience", "time_commitment", "access_support", "how_chosen", "contact_name"],
    "Κείμενο",
)


OPENINGS = "id,title,organisation,source_url\n1,Τίτλος,Αλφα,https://example.org/\n"


def build() -> World:
    """Build it."""
    jobs.beat("worker")
    organisation, other = OrganisationFactory(name="Αλφα"), OrganisationFactory(name="Βητα")
    people: dict[str, Person | None] = {
        "visitor": None,
        "joining": PersonFactory(name="", joined_at=None),
        "partner": PersonFactory(name="Άννα"),
        "staff": MembershipFactory(organisation=organisation, person__name="Νίκος").person,
        "other lead": MembershipFactory(organisation=other, person__name="Ελένη", is_lead=True).person,
        "lead": MembershipFactory(organisation=organisation, person__name="Μαρία", is_lead=True).person,
        "administrator": PersonFactory(name="Σοφία", is_administrator=True),
    }
    member = organisation.memberships.get(person=people["staff"])
    opportunity = OpportunityFactory(organisation=organisation, slug="alpha", **GREEK)
    draft = OpportunityFactory(organisation=organisation, state="draft", slug=None, published_at=None, **GREEK)
    ChooserFactory(opportunity=opportunity, person=people["staff"])
    Question.objects.create(opportunity=opportunity, place=1, words="Ερώτηση;")
    return World(
        belonging=belonging(member, people["administrator"]),
        together=together(organisation, people),
        people=people,
        organisation=organisation,
        found_elsewhere=FoundElsewhereFactory(organisation=organisation, slug="beta", **GREEK),
        openings=OpeningsUpload.objects.create(
            by=people["lead"], name="αρχείο", content=OPENINGS.encode(), sent_at=timezone.now()
        ),
        opportunity=opportunity,
        draft=draft,
        invitation=ChooserFactory(opportunity=draft, person=people["partner"], accepted_at=None),
        interest=InterestFactory(opportunity=opportunity, person=people["partner"], why="Γιατί"),
        message=Message.objects.create(
            kind="messages.digest",
            address="a@example.org",
            address_digest="x",
            subject="Θέμα",
            text="Κείμενο",
            html="Κείμενο",
            queued_at=timezone.now(),
            due_at=timezone.now(),
        ),
    )

"""What somebody sees first, and what an organisation's page is made of."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.messages.kinds import Often
from alongside.messages.queries import choices_of
from alongside.opportunities.models import Interest
from alongside.people.models import Person
from tests.factories.opportunities import ChooserFactory, InterestFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_my_page_shows_what_i_am_interested_in_and_by_when_i_hear(as_person: Client, person: object) -> None:
    interest = InterestFactory(person=person, opportunity__title="Kinder clinics")
    page = as_person.get("/me/").content.decode()
    assert "Kinder clinics" in page
    assert f"/me/interests/{interest.key}/" in page


def test_a_chooser_sees_how_many_wait_or_that_nobody_does(as_person: Client, person: object) -> None:
    chooser = ChooserFactory(person=person)
    assert "Nobody waits for an answer" in as_person.get("/me/").content.decode()
    InterestFactory(opportunity=chooser.opportunity, state=Interest.State.SENT)
    assert "1 person waits for an answer" in as_person.get("/me/").content.decode()


def test_my_page_costs_the_same_however_much_there_is(
    as_person: Client, person: object, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        InterestFactory(person=person)
        MembershipFactory(person=person, is_lead=True)
    with django_assert_max_num_queries(12):
        as_person.get("/me/")


def test_an_organisations_page_says_what_is_open_and_nothing_about_what_is_not(client: Client) -> None:
    organisation = OrganisationFactory(name="Invented Trust", slug="invented")
    OpportunityFactory(organisation=organisation, title="Open to all")
    OpportunityFactory(organisation=organisation, title="Only a draft", state="draft", slug=None, published_at=None)
    page = client.get("/organisations/invented/").content.decode()
    assert "Open to all" in page
    assert "Only a draft" not in page


def test_a_time_to_answer_is_shown_only_from_three_answers_on(client: Client) -> None:
    opportunity = OpportunityFactory(organisation=OrganisationFactory(slug="invented"))
    InterestFactory(opportunity=opportunity, state=Interest.State.SENT)
    assert "there is no figure yet" in client.get("/organisations/invented/").content.decode()


def test_about_says_honestly_how_much_say_each_level_gives(client: Client) -> None:
    page = client.get("/about/").content.decode()
    assert "You do not have a say in what is decided." in page
    assert "You and staff are equal partners from start to end." in page


def test_what_could_not_be_done_is_never_headed_done(as_person: Client, person: object) -> None:
    opportunity = OpportunityFactory()
    ChooserFactory(opportunity=opportunity, person=person)
    page = as_person.get(f"/opportunities/{opportunity.slug}/answers/answer/", follow=True).content.decode()
    assert "Choose at least one person to answer." in page
    assert "nhsuk-notification-banner--success" not in page


def test_emails_of_those_who_choose_or_act_for_an_organisation_are_offered_after_everybodys(
    as_person: Client,
) -> None:
    page = as_person.get("/me/messages/").content.decode()
    mine, apart = page.index("When what I sent has arrived"), page.index("If you choose people")
    assert mine < apart < page.index("When somebody comes forward")


def test_both_groups_of_emails_are_saved(as_person: Client, person: Person) -> None:
    shown = "opportunities.interest_sent,opportunities.came_forward,opportunities.interest_ended"
    typed = {
        "shown": shown,
        "wanted": ["opportunities.interest_sent"],
        "wanted_at_work": ["opportunities.came_forward"],
    }
    as_person.post("/me/messages/", typed)
    stopped = [name for name, often in choices_of(person.pk).items() if often == Often.NEVER]
    assert stopped == ["opportunities.interest_ended"]

"""The pages of those who look after opportunities."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from alongside.opportunities.models import Opportunity
from tests.factories.opportunities import ChooserFactory, DraftFactory, InterestFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def opportunity() -> Opportunity:
    return OpportunityFactory(slug="kinder")


@pytest.fixture
def browser(opportunity: Opportunity) -> Client:
    client = Client()
    client.force_login(MembershipFactory(organisation=opportunity.organisation, is_lead=True).person)
    return client


def test_all_states_are_listed_with_who_waits(browser: Client, opportunity: Opportunity) -> None:
    InterestFactory(opportunity=opportunity)
    DraftFactory(organisation=opportunity.organisation, title="")
    page = browser.get("/opportunities/manage/").content.decode()
    assert "Draft without a title" in page
    assert "1 waiting" in page
    assert "1 person interested" in page


def test_the_list_takes_as_many_queries_for_fifty_as_for_one(
    browser: Client, opportunity: Opportunity, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        browser.get("/opportunities/manage/")
    for _ in range(30):
        DraftFactory(organisation=opportunity.organisation)
    with django_assert_num_queries(len(one)):  # type: ignore[operator]
        browser.get("/opportunities/manage/")


def test_moving_the_date_through_the_page(browser: Client) -> None:
    day = timezone.localdate() + datetime.timedelta(days=90)
    wrong = browser.post("/opportunities/kinder/manage/extend/", {"has_end": "yes"})
    assert b"Enter the closing date" in wrong.content
    past = {"has_end": "yes", "closes_day": "1", "closes_month": "1", "closes_year": "2020"}
    assert b"must be today or later" in browser.post("/opportunities/kinder/manage/extend/", past).content
    typed = {"has_end": "yes", "closes_day": day.day, "closes_month": day.month, "closes_year": day.year}
    browser.post("/opportunities/kinder/manage/extend/", typed)
    assert Opportunity.objects.get(slug="kinder").closes == day
    browser.post("/opportunities/kinder/manage/extend/", {"has_end": "no"})
    assert Opportunity.objects.get(slug="kinder").is_open_ended


def test_cancelling_needs_a_reason_and_shows_it(browser: Client, client: Client) -> None:
    assert b"Say why it is cancelled" in browser.post("/opportunities/kinder/manage/cancel/", {"reason": " "}).content
    browser.post("/opportunities/kinder/manage/cancel/", {"reason": "No money"})
    page = client.get("/opportunities/kinder/").content
    assert b"No money" in page
    assert b"I am interested" not in page


def test_closing_and_finishing(browser: Client, client: Client) -> None:
    browser.post("/opportunities/kinder/manage/close/")
    assert b"This is closed" in client.get("/opportunities/kinder/").content
    assert b"Everyone has an answer" in browser.get("/opportunities/kinder/manage/").content
    browser.post("/opportunities/kinder/manage/answered/")
    assert b"This is over" in client.get("/opportunities/kinder/").content


def test_finishing_while_somebody_waits_is_refused_in_words(browser: Client, opportunity: Opportunity) -> None:
    InterestFactory(opportunity=opportunity)
    browser.post("/opportunities/kinder/manage/close/")
    response = browser.post("/opportunities/kinder/manage/answered/")
    assert response.status_code == 409
    assert b"1 person is still waiting" in response.content


def test_only_choosers_and_leads_are_led_to_who_came_forward(browser: Client, opportunity: Opportunity) -> None:
    words = "See who came forward"
    page = f"/opportunities/{opportunity.slug}/manage/"
    assert words in browser.get(page).content.decode()
    member = MembershipFactory(organisation=opportunity.organisation).person
    browser.force_login(member)
    assert words not in browser.get(page).content.decode()
    ChooserFactory(opportunity=opportunity, person=member)
    assert words in browser.get(page).content.decode()

"""Nothing typed is lost where one question depends on another: it is kept, or shown again with what to do."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from alongside.opportunities.completeness import unanswered
from alongside.opportunities.models import Opportunity
from alongside.people.models import Person
from tests.factories.opportunities import DraftFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db

AMOUNT = {"payment_pence": "25", "payment_per": "hour", "expenses": "We book your train."}
NEXT_YEAR = timezone.localdate().year + 1
DAY = {"closes_day": "27", "closes_month": "3", "closes_year": str(NEXT_YEAR)}


@pytest.fixture
def draft() -> Opportunity:
    nothing = {"payment_pence": None, "payment_per": "", "is_paid": None, "covers_expenses": None}
    return DraftFactory(closes=None, is_open_ended=None, **nothing)


@pytest.fixture
def lead(draft: Opportunity) -> Person:
    return MembershipFactory(organisation=draft.organisation, is_lead=True).person


@pytest.fixture
def browser(lead: Person) -> Client:
    client = Client()
    client.force_login(lead)
    return client


def address(draft: Opportunity, step: str) -> str:
    return f"/opportunities/drafts/{draft.key}/{step}/"


@pytest.mark.parametrize("is_paid", ["", "yes", "no"])
@pytest.mark.parametrize("press", ["later", "autosave"])
def test_an_amount_is_kept_whatever_is_chosen_above_it(
    browser: Client, draft: Opportunity, press: str, is_paid: str
) -> None:
    typed = {"version": 0, "press": press, "is_paid": is_paid} | AMOUNT
    assert browser.post(address(draft, "payment"), typed).status_code in (200, 302)
    page = browser.get(address(draft, "payment")).text
    assert 'value="25"' in page
    assert 'value="hour" selected' in page
    assert "We book your train." in page


def test_an_amount_without_payment_is_no_finished_answer_and_says_what_to_do(
    browser: Client, draft: Opportunity
) -> None:
    typed = {"version": 0, "is_paid": "no", "covers_expenses": "yes"} | AMOUNT
    page = browser.post(address(draft, "payment"), typed).text
    assert "Clear the amount if you do not pay people, or choose yes above" in page
    assert 'value="25"' in page
    browser.post(address(draft, "payment"), typed | {"press": "later"})
    draft.refresh_from_db()
    assert "payment" in unanswered(draft)
    browser.post(address(draft, "payment"), typed | {"version": 1, "payment_pence": ""})
    draft.refresh_from_db()
    assert (draft.is_paid, draft.payment_pence, "payment" in unanswered(draft)) == (False, None, False)


@pytest.mark.parametrize("chosen", ["", "yes", "no"])
def test_a_closing_date_is_kept_whatever_is_chosen_above_it(browser: Client, draft: Opportunity, chosen: str) -> None:
    browser.post(address(draft, "closing"), {"version": 0, "press": "later", "is_open_ended": chosen} | DAY)
    draft.refresh_from_db()
    assert draft.closes == datetime.date(NEXT_YEAR, 3, 27)
    assert ("closing" in unanswered(draft)) is (chosen != "no")


def test_a_choice_without_its_date_is_kept(browser: Client, draft: Opportunity) -> None:
    browser.post(address(draft, "closing"), {"version": 0, "press": "later", "is_open_ended": "no"})
    assert re.search(r'value="no" checked', browser.get(address(draft, "closing")).text)
    draft.refresh_from_db()
    assert "closing" in unanswered(draft)


def test_a_date_where_people_can_join_at_any_time_says_what_to_do(browser: Client, draft: Opportunity) -> None:
    page = browser.post(address(draft, "closing"), {"version": 0, "is_open_ended": "yes"} | DAY).text
    assert "Clear the date if people can join at any time, or choose yes above" in page
    assert f'value="{NEXT_YEAR}"' in page


def test_a_new_date_is_not_dropped_when_the_end_is_taken_away(browser: Client, draft: Opportunity) -> None:
    opening = OpportunityFactory(organisation=draft.organisation)
    manage = f"/opportunities/{opening.slug}/manage/extend/"
    page = browser.post(manage, {"has_end": "no"} | DAY).text
    assert "Clear the date if people can join at any time" in page
    old = {f"closes_{part}": getattr(opening.closes, part) for part in ("day", "month", "year")}
    assert browser.post(manage, {"has_end": "no"} | old).status_code == 302


def test_a_place_is_kept_for_what_happens_online(browser: Client, draft: Opportunity) -> None:
    typed = {"version": 0, "press": "later", "mode": "remote", "place": "Middlesbrough", "region": "north east"}
    browser.post(address(draft, "where"), typed)
    assert "Middlesbrough" in browser.get(address(draft, "where")).text


def test_half_a_date_is_shown_again(browser: Client, draft: Opportunity) -> None:
    page = browser.post(address(draft, "when"), {"version": 0, "press": "later", "starts_day": "27"}).text
    assert "The date must include a month, year" in page
    assert 'value="27"' in page

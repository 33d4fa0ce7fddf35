"""The public pages: the same for every visitor, honest in every state."""

import json
import re

import pytest
from django.test import Client
from django.utils import timezone

from alongside.people.models import Person
from tests.factories.opportunities import InterestFactory, OpportunityFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    ["/opportunities/", "/opportunities/?q=mum&where=home", "/opportunities/kinder/", "/opportunities/kinder/print/",
     "/opportunities/kinder/report/"],
)  # fmt: skip
def test_every_visitor_gets_the_same_bytes_without_a_cookie_and_a_304(address: str) -> None:
    OpportunityFactory(slug="kinder")
    first, second = Client().get(address), Client().get(address)
    assert first.content == second.content
    assert not first.cookies
    assert Client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_the_list_page_takes_at_most_ten_queries(client: Client, django_assert_max_num_queries: object) -> None:
    for _ in range(25):
        OpportunityFactory()
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        client.get("/opportunities/?q=diabetes&where=home&sort=newest")


def test_the_page_of_one_takes_few_queries(client: Client, django_assert_max_num_queries: object) -> None:
    OpportunityFactory(slug="kinder")
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        client.get("/opportunities/kinder/")


def test_the_facts_people_decide_by_are_there(client: Client) -> None:
    OpportunityFactory(slug="kinder", level="consulted", times="Tuesday evenings")
    page = client.get("/opportunities/kinder/").content.decode()
    for words in ("£25 an hour", "2 hours a month", "Tuesday evenings", "From home", "Staff decide", "Rosa"):
        assert words in page
    assert 'href="/opportunities/kinder/interest/"' in page


def test_the_data_for_machines_reads_back_and_cannot_end_its_element(client: Client) -> None:
    title = "</script><script>alert(1)</script> & “quotes” \u2028"
    OpportunityFactory(slug="kinder", title=title, summary=title)
    page = client.get("/opportunities/kinder/").content.decode()
    assert "<script>alert(1)" not in page
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert data["name"] == title
    assert data["url"].endswith("/opportunities/kinder/")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"state": "closed"}, "This is closed"),
        ({"state": "answered"}, "This is over"),
        ({"state": "cancelled", "cancelled_at": timezone.now(), "cancel_reason": "No money"}, "This is cancelled"),
    ],
)
def test_what_is_over_says_so_and_takes_no_interest(client: Client, facts: dict[str, object], words: str) -> None:
    OpportunityFactory(slug="kinder", **facts)
    for address in ("/opportunities/kinder/", "/opportunities/kinder/print/"):
        page = client.get(address)
        assert page.status_code == 200
        assert b"kinder/interest/" not in page.content
    assert words in client.get("/opportunities/kinder/").content.decode()


@pytest.mark.parametrize("state", ["draft", "in review"])
def test_nobody_reads_what_is_not_published(client: Client, state: str) -> None:
    OpportunityFactory(slug="kinder", state=state, published_at=None)
    assert client.get("/opportunities/kinder/").status_code == 404


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    assert b"Nothing is open at the moment" in client.get("/opportunities/").content
    page = client.get("/opportunities/?topic=dementia&paid=yes").content.decode()
    assert "Nothing is open that fits all of this" in page
    assert 'href="/opportunities/?topic=dementia"' in page


def test_pages_follow_each_other(client: Client) -> None:
    for _ in range(21):
        OpportunityFactory()
    first = client.get("/opportunities/?where=home").content.decode()
    assert 'href="/opportunities/?where=home&amp;page=2"' in first
    last = client.get("/opportunities/?where=home&page=99").content.decode()
    assert 'rel="next"' not in last
    assert last.count('class="app-card"') == 1


@pytest.mark.parametrize(
    ("state", "words", "address"),
    [
        (None, "I am interested", "/opportunities/kinder/interest/"),
        ("draft", "Go on where you stopped", "/opportunities/kinder/interest/"),
        ("sent", "see where it stands", "/me/interests/"),
        ("not this time", "see where it stands", "/me/interests/"),
    ],
)
def test_somebody_who_came_forward_is_led_to_where_it_stands(
    as_person: Client, person: Person, state: str | None, words: str, address: str
) -> None:
    opportunity = OpportunityFactory(slug="kinder")
    if state:
        answered = timezone.now() if state == "not this time" else None
        InterestFactory(opportunity=opportunity, person=person, state=state, answered_at=answered)
    page = as_person.get("/opportunities/kinder/").content.decode()
    assert page.count(words) == 2
    assert f'href="{address}' in page

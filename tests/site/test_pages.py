"""Pages that anybody can open."""

import pytest
from django.test import Client

from tests.factories.opportunities import InterestFactory, OpportunityFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/about/",
    "/accessibility/",
    "/privacy/",
    "/cookies/",
    "/contact/",
    "/opportunities/",
    "/organisations/",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_anybody_can_open_a_public_page_and_gets_no_cookie(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_two_visitors_get_the_same_bytes_and_a_304_when_nothing_changed() -> None:
    opportunity = OpportunityFactory()
    address = f"/opportunities/{opportunity.slug}/"
    first, second = Client().get(address), Client().get(address)
    assert first.content == second.content
    assert Client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_a_page_for_somebody_signed_in_asks_a_visitor_to_sign_in_and_comes_back(client: Client) -> None:
    response = client.get("/me/")
    assert response.status_code == 302
    assert response.headers["Location"] == "/sign-in/?next=/me/"


@pytest.mark.parametrize("address", ["/contact/", "/accessibility/", "/privacy/"])
def test_where_to_write_to_is_a_link(client: Client, address: str) -> None:
    assert '<a href="mailto:help@alongside.example">' in client.get(address).content.decode()


def test_the_privacy_notice_leaves_out_tables_that_hold_nothing(client: Client) -> None:
    page = client.get("/privacy/").content.decode()
    assert "that this browser is signed in" in page
    assert "sign-in library" not in page


def test_somebody_who_has_to_sign_in_first_is_told_that_they_go_on_after_it(client: Client) -> None:
    assert "You need to sign in first" in client.get("/sign-in/?next=/me/").content.decode()
    assert "You need to sign in first" not in client.get("/sign-in/").content.decode()


def test_how_long_people_wait_is_told_of_organisations_that_joined_alone(client: Client) -> None:
    joined, named = OrganisationFactory(), OrganisationFactory(confirmed_at=None)
    for organisation in (joined, named):
        InterestFactory(opportunity__organisation=organisation, answer_by="2020-01-01")
    pages = {body: client.get(f"/organisations/{body.slug}/").content.decode() for body in (joined, named)}
    assert "1 person waits longer than was promised." in pages[joined]
    assert "How long people wait" not in pages[named]
    assert "longer than was promised" not in pages[named]

"""The directory and the public page of an organisation."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from alongside.organisations import directory
from alongside.organisations.models import Organisation
from alongside.web import pages
from tests.factories.organisations import MembershipFactory, OrganisationFactory, WayFactory

pytestmark = pytest.mark.django_db


def names(response: object) -> list[str]:
    text = response.content.decode()
    return [name for name in Organisation.objects.values_list("name", flat=True) if f">{name}</a></h3>" in text]


def test_the_directory_starts_with_the_three_of_the_founding_story_none_of_which_has_joined(client: Client) -> None:
    for _ in range(2):
        call_command("load_directory", verbosity=0, stdout=io.StringIO())
    page = client.get("/organisations/").content.decode()
    for name in ("Sirona care &amp; health", "King’s Health Partners", "Guy’s and St Thomas’ NHS Foundation Trust"):
        assert name in page
    assert page.count("Has not joined yet") == 3
    assert Organisation.objects.count() == 3
    assert {entry["website"] for entry in directory.entries()} == {
        "https://sirona-cic.org.uk/get-involved/",
        "https://www.kch.nhs.uk/about/corporate-information/patient-and-public-involvement/",
        "https://www.guysandstthomas.nhs.uk/get-involved/patient-and-public-involvement",
    }


def test_loading_the_directory_keeps_what_is_there_and_adds_its_link(db: None) -> None:
    imported = OrganisationFactory(
        name="Guy's and St Thomas' NHS Foundation Trust", ods_code="RJ1", slug="gstt", confirmed_at=None
    )
    assert directory.load() == 2
    imported.refresh_from_db()
    assert imported.slug == "gstt"
    assert imported.website.startswith("https://www.guysandstthomas.nhs.uk/")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("words=st+thomas", ["St Thomas Trust"]),
        ("words=THOMAS%20st", ["St Thomas Trust"]),
        ("words=rzz", ["Coded Board"]),
        ("kind=board", ["Coded Board"]),
        ("region=London", ["St Thomas Trust"]),
        ("state=ended", ["Old Trust"]),
        ("state=joined", ["St Thomas Trust"]),
        ("kind=board&region=London", []),
        ("words=thomas&kind=nonsense&state=nonsense&page=nonsense", ["St Thomas Trust"]),
        ("words=%25", []),
        ("words=%00", ["Coded Board", "St Thomas Trust"]),
        ("words=" + "x" * 5000, []),
        ("region=%00%F0%9F%98%80", []),
        ("page=99999999999999999999", ["Coded Board", "St Thomas Trust"]),
    ],
)
def test_the_directory_finds_by_name_code_kind_region_and_state(client: Client, asked: str, found: list[str]) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    OrganisationFactory(name="St Thomas Trust", region="London")
    OrganisationFactory(name="Coded Board", kind="board", ods_code="RZZ", confirmed_at=None)
    OrganisationFactory(name="Old Trust", valid_to=yesterday)
    assert sorted(names(client.get(f"/organisations/?{asked}"))) == found


def test_filters_show_how_many_there_would_be(client: Client) -> None:
    OrganisationFactory.create_batch(2, region="London")
    OrganisationFactory(region="Midlands", kind="board")
    page = client.get("/organisations/?region=London").content.decode()
    assert "Midlands (1)" in page
    assert "London (2)" in page
    assert "NHS trust (2)" in page
    assert "Integrated care board" not in page


def test_the_directory_asks_the_database_as_often_for_many_as_for_few(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in (1, 45):
        OrganisationFactory.create_batch(number)
        pages.memory.clear()
        with django_assert_num_queries(4):
            client.get("/organisations/")


def test_pages_keep_the_filters_and_the_order(client: Client) -> None:
    OrganisationFactory.create_batch(45, region="South West")
    first = client.get("/organisations/?region=South+West")
    assert 'href="?region=South+West&amp;page=2"' in first.content.decode()
    seen = names(first) + names(client.get("/organisations/?region=South+West&page=2"))
    assert len(seen) == len(set(seen)) == 40


def test_a_visitor_gets_the_same_bytes_as_any_other_and_no_cookie(client: Client) -> None:
    organisation = OrganisationFactory()
    for address in ("/organisations/", f"/organisations/{organisation.slug}/"):
        first, second = Client().get(address), Client().get(address)
        assert first.content == second.content
        assert not first.cookies
        assert "csrf" not in first.content.decode()


def test_the_page_says_what_its_lead_wrote_and_nothing_of_theirs_runs(client: Client) -> None:
    organisation = OrganisationFactory(
        about="We <script>alert(1)</script> **listen**",
        safeguarding_name="<b>Ann</b>",
        safeguarding_email="safe@example.org",
        website="https://example.org/",
    )
    WayFactory(organisation=organisation, title="<img src=x onerror=alert(1)>", link="https://example.org/panel")
    page = client.get(f"/organisations/{organisation.slug}/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>Ann" not in page
    assert "<strong>listen</strong>" in page
    assert page.count('rel="noopener noreferrer"') == 2
    assert "safe@example.org" in page


def test_an_organisation_that_ended_says_so_and_nobody_can_join_it(client: Client) -> None:
    organisation = OrganisationFactory(valid_to=datetime.date(2020, 3, 31))
    page = client.get(f"/organisations/{organisation.slug}/").content.decode()
    assert "no longer active. It ended on 31 March 2020" in page
    assert f"/organisations/{organisation.slug}/join/" not in page
    member = MembershipFactory()
    client.force_login(member.person)
    client.post(f"/organisations/{organisation.slug}/join/", {"join_as": "staff"})
    assert not organisation.memberships.exists()


def test_the_organisation_above_is_linked_when_we_hold_it(client: Client) -> None:
    board = OrganisationFactory(ods_code="QZZ", name="The Board")
    below = OrganisationFactory(parent_code="QZZ")
    orphan = OrganisationFactory(parent_code="QYY")
    assert f'href="/organisations/{board.slug}/"' in client.get(f"/organisations/{below.slug}/").content.decode()
    assert "Part of" not in client.get(f"/organisations/{orphan.slug}/").content.decode()


def test_an_organisation_that_is_not_here_does_not_exist(client: Client) -> None:
    assert client.get("/organisations/nobody/").status_code == 404

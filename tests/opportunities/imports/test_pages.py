"""The page on which leads import: look first, then do what was seen."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.audit.models import Entry
from alongside.imports import uploads as kept
from alongside.opportunities.imports import uploads
from alongside.opportunities.models import OpeningsUpload, Opportunity
from alongside.organisations.models import Membership
from tests.factories.opportunities import FoundElsewhereFactory
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.opportunities.imports.files import as_csv, row

pytestmark = pytest.mark.django_db

ADDRESS = "/opportunities/manage/import/"


@pytest.fixture
def lead() -> Membership:
    return MembershipFactory(organisation__name="Invented Eye Hospital", is_lead=True)


@pytest.fixture
def client(lead: Membership) -> Client:
    client = Client()
    client.force_login(lead.person)
    return client


def send(client: Client, content: bytes, name: str = "openings.csv") -> Any:
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)}, follow=True)


def words(response: Any) -> str:
    page: str = response.content.decode()
    return page


def press(client: Client, response: Any) -> Any:
    """Press "Import" on the page of what would change."""
    seen = words(response).split('name="seen" value="')[1].split('"')[0]
    return client.post(response.redirect_chain[-1][0], {"seen": seen}, follow=True)


def test_a_file_is_looked_at_first_and_imported_when_it_is_confirmed(client: Client, lead: Membership) -> None:
    page = send(client, json.dumps([row(), row(id="op2", title="Another")]).encode(), "openings.json")
    assert "What the file would change" in words(page)
    assert "Another" in words(page)
    assert not Opportunity.objects.exists()
    done = press(client, page)
    assert "Imported: 2 new openings, 0 changed, 0 as before, 0 left alone." in words(done)
    assert Opportunity.objects.filter(organisation=lead.organisation).count() == 2
    assert not OpeningsUpload.objects.exists()


def test_what_differs_is_shown_old_and_new(client: Client) -> None:
    press(client, send(client, as_csv(row())))
    page = words(send(client, as_csv(row(summary="Said <b>anew</b>.", closes=None, topics=["diabetes"]))))
    assert '<del dir="auto">Tell us what a visit is like.</del>' in page
    assert '<ins dir="auto">Said &lt;b&gt;anew&lt;/b&gt;.</ins>' in page
    assert "1 February 2099" in page
    assert "Diabetes" in page


def test_every_row_that_is_not_understood_is_listed_and_nothing_can_be_imported(client: Client) -> None:
    page = words(send(client, as_csv(row(), row(id="op2", mode="<i>air</i>"), row(id="op3", organisation="Theirs"))))
    assert "Nothing was imported: 2 problems." in page
    assert "“&lt;i&gt;air&lt;/i&gt;” is none of those we know." in page
    assert "you do not look after “Theirs”" in page
    assert ">Import</button>" not in page


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.csv", "The file is empty."),
        (b"x", "a.xlsx", "Choose a file whose name ends in .csv or .json"),
        (b"x" * (kept.MOST_BYTES + 1), "a.csv", "The file is bigger than 5 megabytes."),
        (as_csv(row(title="Café")).decode().encode("cp1252"), "a.csv", "is not UTF-8 text"),
        (b"id,title\n1,2\n", "a.csv", "these are missing: organisation, source_url"),
        (b"[{]", "a.json", "Entry 1 is not proper JSON"),
    ],
)
def test_a_file_that_is_not_right_is_refused_in_plain_words(
    client: Client, content: bytes, name: str, said: str
) -> None:
    assert said in words(send(client, content, name))
    assert not Opportunity.objects.exists()


def test_a_file_with_too_many_rows_is_sent_in_parts(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_ROWS", 2)
    page = words(send(client, as_csv(*[row(id=f"op{number}") for number in range(3)])))
    assert "The file has more than 2 rows. Send it in parts." in page


def test_something_that_changed_meanwhile_is_shown_before_anything_is_done(client: Client, lead: Membership) -> None:
    found = FoundElsewhereFactory(organisation=lead.organisation, source_key="op1")
    page = send(client, as_csv(row()))
    Opportunity.objects.filter(pk=found.pk).update(title="Imported by a colleague")
    again = press(client, page)
    assert again.status_code == 409
    assert "something changed here since you looked" in words(again)
    found.refresh_from_db()
    assert found.title == "Imported by a colleague"
    again.redirect_chain = page.redirect_chain
    press(client, again)
    found.refresh_from_db()
    assert found.title == row()["title"]


def test_a_second_press_and_another_tab_import_nothing_twice(client: Client) -> None:
    page = send(client, as_csv(row()))
    other = send(client, as_csv(row(id="op2")))
    assert "That file is not here any more." in words(press(client, page))
    press(client, other)
    assert "That file is not here any more." in words(press(client, other))
    assert Entry.objects.filter(what="opportunities.imported").count() == 1
    assert Opportunity.objects.get().source_key == "op2"


def test_a_press_after_the_session_ended_leads_back_to_what_would_change(client: Client, lead: Membership) -> None:
    page = send(client, as_csv(row()))
    address = page.redirect_chain[-1][0]
    client.logout()
    assert client.post(address, {"seen": "x"}).headers["Location"].startswith("/sign-in/")
    client.force_login(lead.person)
    assert "What the file would change" in words(client.get(address))
    assert not Opportunity.objects.exists()


def test_nobody_sees_a_file_that_somebody_else_sent(client: Client) -> None:
    page = send(client, as_csv(row()))
    other = Client()
    other.force_login(MembershipFactory(is_lead=True).person)
    address = page.redirect_chain[-1][0]
    for method in (other.get, other.post):
        assert "That file is not here any more." in words(method(address, follow=True))
    assert "That file is not here any more." in words(other.get(f"{address}list/", follow=True))


def test_the_whole_list_is_a_csv_file_without_formulas(client: Client) -> None:
    page = send(client, as_csv(row(), row(id="=1+1", title="=2+2"), row(id="op3", mode="air")))
    answer = client.get(f"{page.redirect_chain[-1][0]}list/")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    lines = words(answer).splitlines()
    assert len(lines) == 4
    assert "'=1+1" in lines[2]
    assert "'=2+2" in lines[2]
    assert "op3,Problem,mode" in lines[3]


def test_an_administrator_imports_for_every_organisation() -> None:
    client = Client()
    client.force_login(PersonFactory(is_administrator=True))
    page = send(client, as_csv(row()))
    assert "1 organisation is not known yet" in words(page)
    press(client, page)
    assert Opportunity.objects.get().organisation.is_only_named


def test_a_file_that_nobody_confirmed_is_deleted_after_a_day(client: Client) -> None:
    send(client, as_csv(row()))
    assert kept.forget_old(OpeningsUpload) == 0
    OpeningsUpload.objects.update(sent_at="2020-01-01T00:00:00Z")
    assert kept.forget_old(OpeningsUpload) == 1

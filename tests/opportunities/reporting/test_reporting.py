"""Reporting without an account, hiding and showing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.opportunities.models import Hiding, Listing, Opportunity, Report
from alongside.opportunities.reporting import actions
from tests.factories.opportunities import OpportunityFactory
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def opportunity() -> Opportunity:
    return OpportunityFactory(slug="kinder")


def report(client: Client, **typed: str) -> object:
    return client.post("/opportunities/kinder/report/", {"reason": "unsafe", "words": "Look"} | typed)


def test_anybody_reports_once_and_the_leads_are_told(opportunity: Opportunity) -> None:
    lead = MembershipFactory(organisation=opportunity.organisation, is_lead=True).person
    client = Client(enforce_csrf_checks=True)
    for _ in range(2):
        assert report(client).headers["Location"] == "/opportunities/kinder/report/sent/"  # type: ignore[attr-defined]
    assert Report.objects.count() == 1
    assert Message.objects.filter(kind="opportunities.reported", person_id=lead.pk).count() == 1
    assert b"Thank you" in client.get("/opportunities/kinder/report/sent/").content


def test_nothing_says_who_reported(opportunity: Opportunity, as_person: Client) -> None:
    report(as_person)
    assert Entry.objects.get(what="opportunity.reported").by is None


def test_another_site_cannot_send_reports(opportunity: Opportunity, client: Client) -> None:
    response = client.post(
        "/opportunities/kinder/report/", {"reason": "unsafe"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert response.status_code == 403


def test_too_many_reports_are_stopped(opportunity: Opportunity, client: Client, settings: object) -> None:
    settings.RATE_LIMITS = True  # type: ignore[attr-defined]
    codes = [report(client, words=str(number)).status_code for number in range(22)]  # type: ignore[attr-defined]
    assert codes.count(429) == 2


@pytest.mark.parametrize("typed", [{"reason": ""}, {"reason": "nonsense"}, {"words": "x" * 3000}])
def test_a_wrong_report_says_what_to_mend(opportunity: Opportunity, client: Client, typed: dict[str, str]) -> None:
    response = report(client, **typed)
    assert b"There is a problem" in response.content  # type: ignore[attr-defined]
    assert not Report.objects.exists()


def test_hiding_takes_it_out_of_sight_and_showing_brings_it_back(opportunity: Opportunity, client: Client) -> None:
    administrator = PersonFactory(is_administrator=True)
    report(client)
    for _ in range(2):
        actions.hide(by=administrator, opportunity=opportunity, reason="It asks for money")
    page = client.get("/opportunities/kinder/")
    assert page.status_code == 410
    assert b"It asks for money" not in page.content
    assert client.get("/opportunities/kinder/report/").status_code == 404
    assert not Listing.objects.exists()
    assert Hiding.objects.count() == 1
    assert not Report.objects.filter(handled_at=None).exists()
    for _ in range(2):
        actions.show(by=administrator, opportunity=opportunity)
    assert client.get("/opportunities/kinder/").status_code == 200
    assert Listing.objects.exists()


def test_a_member_or_another_lead_cannot_hide(opportunity: Opportunity) -> None:
    member = MembershipFactory(organisation=opportunity.organisation).person
    for person in (member, MembershipFactory(is_lead=True).person):
        with pytest.raises(PermissionDenied):
            actions.hide(by=person, opportunity=opportunity, reason="No")


def test_the_list_of_reports_shows_what_one_may_act_on(opportunity: Opportunity, client: Client) -> None:
    report(client)
    own = MembershipFactory(organisation=opportunity.organisation, is_lead=True).person
    for person, sees in ((own, True), (MembershipFactory(is_lead=True).person, False)):
        browser = Client()
        browser.force_login(person)
        assert (opportunity.title.encode() in browser.get("/opportunities/reports/").content) is sees


def test_hiding_and_dismissing_through_the_pages(opportunity: Opportunity, client: Client) -> None:
    report(client)
    browser = Client()
    browser.force_login(MembershipFactory(organisation=opportunity.organisation, is_lead=True).person)
    assert b"Look" in browser.get("/opportunities/kinder/manage/").content
    browser.post("/opportunities/kinder/manage/dismiss/")
    assert not Report.objects.filter(handled_at=None).exists()
    assert b"Say why you hide it" in browser.post("/opportunities/kinder/manage/hide/", {"reason": ""}).content
    browser.post("/opportunities/kinder/manage/hide/", {"reason": "Wrong"})
    assert b"Show it again" in browser.get("/opportunities/kinder/manage/").content
    browser.post("/opportunities/kinder/manage/show/")
    assert client.get("/opportunities/kinder/").status_code == 200

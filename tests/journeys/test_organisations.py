"""Journeys: an organisation joins, grows, says what it does; and its pages in every state."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from alongside.messages.models import Message
from alongside.organisations import directory
from alongside.organisations.models import Membership, Organisation
from tests.factories.organisations import (
    DomainFactory,
    InvitationFactory,
    LeadRequestFactory,
    MembershipFactory,
    OrganisationFactory,
    WayFactory,
)
from tests.factories.people import PersonFactory
from tests.journeys.signing_in import sign_in

Check = Callable[..., None]

LONG = "Antidisestablishmentarianism" * 4


def link_in_message(kind: str) -> str:
    """The first link in the last message of a kind."""
    text = Message.objects.filter(kind=kind).latest("pk").text
    found = re.search(r"https?://\S+", text)
    assert found, text
    return found.group()


def test_an_organisation_joins_and_invites_somebody(
    either_page: Page, base_url: str, axe: Check, no_sideways_scroll: Check
) -> None:
    page = either_page
    organisation = OrganisationFactory(name="Invented Community Care", slug="invented", confirmed_at=None)
    asks, decides = PersonFactory(name="Amina"), PersonFactory(name="Grace", is_administrator=True)
    # Amina finds the organisation and asks to be its first lead.
    sign_in(page, asks, base_url)
    page.goto("/organisations/")
    page.get_by_role("link", name="Invented Community Care").click()
    page.get_by_role("link", name="Join Invented Community Care").click()
    page.get_by_role("radio", name="I look after its involvement work").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send the request").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter your role")
    axe(page)
    page.get_by_role("radio", name="Yes, I work there").check()
    page.get_by_role("textbox", name="What is your role?").fill("Involvement lead")
    page.get_by_role("textbox", name="How can we check this?").fill("Ring the switchboard.")
    page.get_by_role("button", name="Send the request").click()
    expect(page.get_by_text("We are checking this")).to_be_visible()
    # Grace checks and approves.
    page.context.clear_cookies()
    sign_in(page, decides, base_url)
    page.goto("/administration/")
    page.get_by_role("link", name="First involvement leads").click()
    page.get_by_role("link", name="Invented Community Care").click()
    axe(page)
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Amina is the involvement lead")).to_be_visible()
    # Amina says what the organisation does, and invites Bo.
    page.context.clear_cookies()
    sign_in(page, asks, base_url)
    page.goto(link_in_message("organisations.lead_approved"))
    page.get_by_role("link", name="What you do about involvement").click()
    page.get_by_role("textbox", name="What does your organisation do").fill("We meet *every* month.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Invitations").click()
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_role("textbox", name="Email address").fill("bo@example.org")
    page.get_by_role("radio", name="Partner").check()
    page.get_by_role("radio", name="Yes").check()
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("heading", name="bo@example.org")).to_be_visible()
    axe(page)
    # Bo, a partner, opens the link, first as a visitor, and accepts.
    page.context.clear_cookies()
    link = link_in_message("organisations.invited")
    page.goto(link)
    expect(page.get_by_role("link", name="Sign in to accept")).to_be_visible()
    axe(page)
    sign_in(page, PersonFactory(name="Bo", email="bo@example.org"), base_url)
    page.goto(link)
    page.get_by_role("button", name="Accept the invitation").click()
    expect(page.get_by_role("heading", level=1, name="Invented Community Care")).to_be_visible()
    expect(page.get_by_text("We meet every month.")).to_be_visible()
    axe(page)
    no_sideways_scroll(page)
    assert Membership.objects.get(person__name="Bo", organisation=organisation).is_lead


def test_two_leads_who_edit_at_once_never_overwrite_each_other(either_page: Page, base_url: str, axe: Check) -> None:
    page = either_page
    lead = MembershipFactory(is_lead=True)
    organisation = lead.organisation
    sign_in(page, lead.person, base_url)
    page.goto(f"/organisations/{organisation.slug}/manage/about/")
    Organisation.objects.update(about="What the other lead wrote.")
    box = page.get_by_role("textbox", name="What does your organisation do")
    box.fill("What I wrote.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody else changed this")
    expect(page.get_by_text("What the other lead wrote.")).to_be_visible()
    expect(box).to_have_value("What I wrote.")
    axe(page)
    box.fill("What we both wrote.")
    page.get_by_role("button", name="Save").click()
    organisation.refresh_from_db()
    assert organisation.about == "What we both wrote."


def test_an_administrator_sees_what_a_file_would_change_and_then_imports_it(
    either_page: Page, base_url: str, axe: Check, no_sideways_scroll: Check, tmp_path: Path
) -> None:
    page = either_page
    sign_in(page, PersonFactory(is_administrator=True), base_url)
    file = tmp_path / "trusts.csv"
    page.goto("/administration/import/")
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a CSV file")
    axe(page)
    file.write_text(f"ods_code,name\nR!,One\nRZY,{LONG * 3}\n")
    page.get_by_label("CSV file").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_text("Nothing was imported: 2 problems")).to_be_visible()
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("link", name="Choose another file").click()
    file.write_text("ods_code,name\nRZZ,Invented Trust\n")
    page.get_by_label("CSV file").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    axe(page)
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("Imported: 1 new organisation")).to_be_visible()
    assert Organisation.objects.get().ods_code == "RZZ"


@pytest.fixture
def full(db: None) -> Organisation:
    """An organisation about which there is much to show, some of it awkwardly long."""
    organisation: Organisation = OrganisationFactory(
        name=f"Invented {LONG} Foundation Trust",
        slug="full",
        region="South West",
        parent_code="QZZ",
        about="We *listen*.\n\n- every month\n- online\n\n" + LONG,
        website="https://example.org/" + "get-involved" * 15,
        safeguarding_name=LONG[:100],
        safeguarding_role="Named nurse",
        safeguarding_email="safe@example.org",
        safeguarding_phone="0117 496 0123",
        source="NHS Organisation Data Service",
    )
    OrganisationFactory(name="NHS Invented Board", ods_code="QZZ", kind="board")
    for number in range(3):
        WayFactory(
            organisation=organisation,
            title=f"Panel {number} {LONG[:90]}",
            link="https://example.org/" + "a" * 200,
            who_to_ask="Involvement team, involve@example.org",
        )
        MembershipFactory(organisation=organisation, person__name=f"Person {LONG[:60]} {number}")
        MembershipFactory(organisation=organisation, state="asked", confirmed_at=None)
        InvitationFactory(organisation=organisation, email=f"{'x' * 60}{number}@example.org", is_lead=True)
    DomainFactory(organisation=organisation, domain="a-rather-long-name-of-a-trust-in-the-west-of-england.nhs.uk")
    DomainFactory(organisation=organisation, result="not found", domain="our.nhs.uk")
    return organisation


MANAGED = [
    "", "about/", "safeguarding/", "second-reader/", "ways/", "ways/new/", "members/", "requests/", "invitations/",
    "invitations/new/", "domains/",
]  # fmt: skip


@pytest.mark.parametrize("address", ["", *(f"manage/{name}" for name in MANAGED)])
def test_pages_stay_clear_when_there_is_much_to_show(
    address: str, full: Organisation, page: Page, base_url: str, axe: Check, no_sideways_scroll: Check,
    screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    lead = MembershipFactory(organisation=full, is_lead=True, person__name="Amina")
    sign_in(page, lead.person, base_url)
    page.goto(f"/organisations/{full.slug}/{address}")
    screenshot(page, f"full-{address.replace('/', '-')}")
    axe(page)
    no_sideways_scroll(page)


@pytest.mark.parametrize(
    ("address", "press"),
    [
        ("manage/ways/new/", "Save"),
        ("manage/invitations/new/", "Send the invitation"),
        ("manage/domains/", "Add"),
        ("join/", "Continue"),
    ],
)
def test_the_error_summary_has_the_focus_and_leads_to_the_field(
    address: str, press: str, page: Page, base_url: str, axe: Check, no_sideways_scroll: Check
) -> None:
    organisation = OrganisationFactory()
    person = (
        PersonFactory() if address == "join/" else MembershipFactory(organisation=organisation, is_lead=True).person
    )
    sign_in(page, person, base_url)
    page.goto(f"/organisations/{organisation.slug}/{address}")
    page.get_by_role("button", name=press, exact=True).click()
    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    axe(page)
    no_sideways_scroll(page)
    summary.get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_the_directory_in_every_state(
    page: Page, axe: Check, no_sideways_scroll: Check, screenshot: Callable[[Page, str], None]
) -> None:
    directory.load()
    OrganisationFactory.create_batch(25, region="South West")
    for place, address in enumerate(["?", "?page=2", "?words=sirona", "?words=nothing-has-this-name", "?state=ended"]):
        page.goto(f"/organisations/{address}")
        screenshot(page, f"directory-{place}")
        axe(page)
        no_sideways_scroll(page)


def test_a_visitor_reads_about_an_organisation_that_has_not_joined(
    either_page: Page, axe: Check, screenshot: Callable[[Page, str], None]
) -> None:
    directory.load()
    either_page.goto("/organisations/")
    either_page.get_by_role("searchbox", name="Name").fill("sirona")
    either_page.get_by_role("button", name="Search").click()
    either_page.get_by_role("link", name="Sirona care & health").click()
    link = either_page.get_by_role("link", name="Get involved: the organisation’s own page")
    expect(link).to_have_attribute("href", "https://sirona-cic.org.uk/get-involved/")
    expect(link).to_have_attribute("rel", re.compile("noopener"))
    expect(either_page.get_by_text("has not joined Alongside yet")).to_be_visible()
    screenshot(either_page, "not-joined")
    axe(either_page)


def test_a_request_to_lead_that_was_declined_is_told_with_its_reason(page: Page, base_url: str, axe: Check) -> None:
    asked = LeadRequestFactory()
    sign_in(page, PersonFactory(is_administrator=True), base_url)
    page.goto(f"/administration/leads/{asked.pk}/")
    page.get_by_role("button", name="Decline").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a reason")
    axe(page)
    page.get_by_role("radio", name="We could not check").check()
    page.get_by_role("button", name="Decline").click()
    expect(page.get_by_text("Nobody is waiting.")).to_be_visible()
    assert "We could not check" in Message.objects.get(kind="organisations.lead_declined").text

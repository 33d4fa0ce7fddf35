"""Publishing and finding an opportunity in a real browser, with and without JavaScript."""

import datetime
import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.opportunities.models import DraftStep, Opportunity
from alongside.organisations.models import Organisation
from tests.factories.opportunities import ChooserFactory, DraftFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory, OrganisationFactory
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

Ask = Callable[[Page], None]


@pytest.fixture
def organisation() -> Organisation:
    return OrganisationFactory(name="Riverside Community Health")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Save and continue").click()


def fill_date(page: Page, name: str, day: datetime.date) -> None:
    for part in ("day", "month", "year"):
        page.fill(f"[name={name}_{part}]", str(getattr(day, part)))


@pytest.mark.main_journey
def test_a_lead_writes_publishes_and_a_visitor_finds_it(
    either_page: Page, base_url: str, organisation: Organisation, axe: Ask, no_sideways_scroll: Ask
) -> None:
    page = either_page
    lead = MembershipFactory(organisation=organisation, person__name="Maria Okafor", is_lead=True).person
    sign_in(page, lead, base_url)

    page.goto("/opportunities/manage/")
    page.get_by_role("link", name="Write a new opportunity").click()
    page.get_by_role("button", name="Start writing").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter a title")
    axe(page)
    page.get_by_label("What is the title?").fill("Help us make clinic letters clearer")
    page.get_by_role("button", name="Start writing").click()
    axe(page)

    page.get_by_role("link", name="What it is about").click()
    page.get_by_label("In one or two sentences").fill("Letters confuse people with diabetes. Help us change them.")
    go_on(page)
    page.get_by_label("What would people do?").fill("Read a letter with us. Tell us what is hard.")
    go_on(page)
    page.get_by_label("Find topics").fill("my sugar is high, diabetes")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_label("Diabetes", exact=True).check()
    axe(page)
    go_on(page)
    page.get_by_label("What lived experience").fill("You get letters from a clinic.")
    go_on(page)
    page.get_by_label("How many people").fill("4")
    go_on(page)
    page.get_by_label("Scoping").check()
    go_on(page)
    expect(page.get_by_text("You and staff are equal partners")).to_be_visible()
    page.get_by_label("Co-producing").check()
    go_on(page)
    page.get_by_label("You can choose").check()
    page.get_by_label("Town or district").fill("Bristol")
    page.get_by_label("Region").select_option("south-west")
    go_on(page)
    page.get_by_label("How much time does it take?").fill("2 hours a month")
    go_on(page)
    page.locator("[name=is_paid]").first.check()
    page.get_by_label("How much?").fill("£25")
    page.get_by_label("What is that for?").select_option("hour")
    page.locator("[name=covers_expenses]").first.check()
    go_on(page)
    page.get_by_label("What access and support").fill("Breaks, and large print.")
    go_on(page)
    page.get_by_label("Tell people what you will look for").fill("We want a mix of people.")
    go_on(page)
    page.get_by_label("Maria Okafor").check()
    page.get_by_role("button", name="Ask them").click()
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("link", name="Continue").click()
    page.get_by_label("Question").first.fill("What would a good letter say?")
    go_on(page)
    page.get_by_label("Yes, it closes on a date").check()
    fill_date(page, "closes", timezone.localdate() + datetime.timedelta(days=40))
    go_on(page)
    go_on(page)

    page.get_by_role("link", name="Check that the words are easy to read").click()
    axe(page)
    page.get_by_role("link", name="Check your answers").click()
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("It is published.")).to_be_visible()
    axe(page)

    page.context.clear_cookies()
    page.goto("/")
    page.get_by_role("searchbox").fill("high blood sugar")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Help us make clinic letters clearer").click()
    expect(page.get_by_text("£25 an hour").first).to_be_visible()
    expect(page.get_by_role("link", name="I am interested").first).to_be_visible()
    axe(page)
    no_sideways_scroll(page)


def test_filters_work_as_a_form_and_can_be_taken_back(
    either_page: Page, organisation: Organisation, axe: Ask, no_sideways_scroll: Ask
) -> None:
    page = either_page
    OpportunityFactory(organisation=organisation, title="From your sofa")
    OpportunityFactory(
        organisation=organisation, title="In Leeds", mode="in person", place="Leeds", region="north-east",
        is_paid=False, payment_pence=None,
    )  # fmt: skip
    page.goto("/opportunities/")
    axe(page)
    page.get_by_label(re.compile("^From home")).check()
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("heading", name="1 found")).to_be_visible()
    expect(page.get_by_role("link", name="In Leeds")).to_have_count(0)
    axe(page)
    page.get_by_role("link", name="Take away: From home").click()
    expect(page.get_by_role("heading", name="2 are open")).to_be_visible()
    page.goto("/opportunities/?where=home&paid=no")
    expect(page.get_by_text("Nothing is open that fits all of this")).to_be_visible()
    axe(page)
    no_sideways_scroll(page)


def test_on_a_phone_the_filters_are_folded_and_open_with_the_keyboard(page: Page, organisation: Organisation) -> None:
    OpportunityFactory(organisation=organisation)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/opportunities/")
    home = page.get_by_label(re.compile("^From home"))
    expect(home).to_be_hidden()
    page.locator("summary.app-narrow__summary").focus()
    page.keyboard.press("Enter")
    expect(home).to_be_visible()


def test_two_tabs_that_change_one_answer_lose_nothing(
    either_page: Page, base_url: str, organisation: Organisation, axe: Ask, no_sideways_scroll: Ask
) -> None:
    page = either_page
    draft = DraftFactory(organisation=organisation)
    sign_in(page, MembershipFactory(organisation=organisation).person, base_url)
    address = f"/opportunities/drafts/{draft.key}/doing/"
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    other.get_by_label("What would people do?").fill("Written in the other tab")
    go_on(other)
    page.get_by_label("What would people do?").fill("Written here")
    go_on(page)
    expect(page.get_by_role("heading", name="A colleague has changed this meanwhile")).to_be_visible()
    expect(page.get_by_text("Written in the other tab")).to_be_visible()
    expect(page.get_by_label("What would people do?")).to_have_value("Written here")
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("button", name="Save mine instead").click()
    draft.refresh_from_db()
    assert draft.what_you_will_do == "Written here"


def test_what_is_typed_is_saved_by_itself_and_a_press_while_saving_is_no_conflict(
    page: Page, base_url: str, organisation: Organisation
) -> None:
    draft = DraftFactory(organisation=organisation)
    sign_in(page, MembershipFactory(organisation=organisation).person, base_url)
    page.goto(f"/opportunities/drafts/{draft.key}/doing/")
    page.get_by_label("What would people do?").fill("Saved without a press")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible(timeout=15_000)
    draft.refresh_from_db()
    assert draft.what_you_will_do == "Saved without a press"
    page.get_by_label("What would people do?").fill("Then pressed")
    go_on(page)
    expect(page).to_have_url(re.compile("/topics/$"))
    assert DraftStep.objects.get(opportunity=draft, step="doing").version == 2


def test_a_double_press_publishes_once(page: Page, base_url: str, organisation: Organisation) -> None:
    draft = DraftFactory(organisation=organisation)
    sign_in(page, MembershipFactory(organisation=organisation, is_lead=True).person, base_url)
    page.goto(f"/opportunities/drafts/{draft.key}/check/")
    page.get_by_role("button", name="Publish now").dblclick()
    expect(page.get_by_text("It is published.")).to_be_visible()
    assert Opportunity.objects.get(pk=draft.pk).state == "open"


def test_a_visitor_reports_a_page_and_a_lead_hides_it(
    either_page: Page, base_url: str, organisation: Organisation, axe: Ask, no_sideways_scroll: Ask
) -> None:
    page = either_page
    OpportunityFactory(organisation=organisation, slug="kinder", title="Kinder clinics")
    page.goto("/opportunities/kinder/")
    page.get_by_role("link", name="Report that something is wrong").click()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what is wrong")
    axe(page)
    page.get_by_label("It asks for money").check()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", name="Thank you for telling us")).to_be_visible()
    axe(page)
    sign_in(page, MembershipFactory(organisation=organisation, is_lead=True).person, base_url)
    page.goto("/opportunities/reports/")
    axe(page)
    page.get_by_role("link", name="Kinder clinics").click()
    page.get_by_role("link", name="Hide it from everybody").click()
    page.get_by_label("Why do you hide it?").fill("It asks for money")
    page.get_by_role("button", name="Hide it").click()
    expect(page.get_by_role("button", name="Show it again")).to_be_visible()
    axe(page)
    no_sideways_scroll(page)
    page.goto("/opportunities/kinder/")
    expect(page.get_by_role("heading", name="This page is hidden")).to_be_visible()
    axe(page)


STATES = {
    "closed": {"state": "closed"},
    "answered": {"state": "answered"},
    "cancelled": {"state": "cancelled", "cancelled_at": timezone.now(), "cancel_reason": "The money is gone."},
    "open-ended": {"closes": None, "is_open_ended": True},
    "long": {"title": "Donaudampfschifffahrtsgesellschaft" * 3, "place": "x" * 120, "mode": "both"},
}


@pytest.mark.parametrize("name", STATES)
def test_the_public_page_is_accessible_in_every_state(
    page: Page, organisation: Organisation, name: str, axe: Ask, no_sideways_scroll: Ask
) -> None:
    opportunity = OpportunityFactory(organisation=organisation, slug="kinder", **STATES[name])
    ChooserFactory(opportunity=opportunity)
    for address in ("/opportunities/kinder/", "/opportunities/kinder/print/", "/opportunities/"):
        page.goto(address)
        axe(page)
        no_sideways_scroll(page)


@pytest.mark.parametrize("step", ["where", "payment", "closing", "questions", "topics", "contact", "level"])
def test_questions_are_accessible_with_errors_and_focus_goes_to_them(
    page: Page, base_url: str, organisation: Organisation, step: str, axe: Ask, no_sideways_scroll: Ask
) -> None:
    nothing = {"closes": None, "level": "", "contact_name": "", "mode": ""}
    unpaid = {"is_paid": None, "payment_pence": None, "covers_expenses": None}
    draft = DraftFactory(organisation=organisation, about=[], **nothing, **unpaid)
    sign_in(page, MembershipFactory(organisation=organisation).person, base_url)
    page.goto(f"/opportunities/drafts/{draft.key}/{step}/")
    axe(page)
    if step == "questions":
        page.get_by_label("Help with it").first.fill("Help without a question")
    if step == "topics":
        page.get_by_label("Find topics").fill("")
    go_on(page)
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    axe(page)
    no_sideways_scroll(page)
    page.locator(".nhsuk-error-summary a").first.click()
    assert page.evaluate("document.activeElement !== document.body")


def test_choosing_is_accepted_on_a_page_of_ones_own(
    page: Page, base_url: str, axe: Ask, no_sideways_scroll: Ask
) -> None:
    chooser = ChooserFactory(accepted_at=None)
    sign_in(page, chooser.person, base_url)
    page.goto(f"/opportunities/choosers/{chooser.key}/")
    axe(page)
    page.get_by_role("button", name="Yes, I promise and will help").click()
    expect(page.get_by_text("Thank you")).to_be_visible()
    axe(page)
    no_sideways_scroll(page)


SEARCHES = {
    "told why": ("lost my mum", "Bereavement"),
    "read as": ("sugar problems in bristol, from home", "We read your words as"),
    "nothing there": ("sugar problems in truro", "Nothing here says that it is"),
    "near": ("coeliac", "close to it"),
    "errand": ("book a gp appointment", "use the NHS App"),
    "nothing": ("<b>🙂 asdfghjkl</b>", "Nothing is open that fits"),
    "long": ("x" * 200, "Nothing is open that fits"),
}


@pytest.mark.parametrize("name", SEARCHES)
def test_every_outcome_of_a_search_is_clear_and_accessible(
    page: Page, organisation: Organisation, name: str, axe: Ask, no_sideways_scroll: Ask,
    screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    facts = {"organisation": organisation, "mode": "in person", "place": "Bristol", "region": "south-west"}
    OpportunityFactory(**facts, title="Living with a long-term condition", about=["diabetes"])
    OpportunityFactory(**facts, title="A quiet room for families", about=["bereavement"])
    OpportunityFactory(**facts, title="Tummy trouble group", about=["irritable-bowel-syndrome"])
    OpportunityFactory(**facts, title="The front desk", about=["gp-services"])
    words, said = SEARCHES[name]
    page.goto(f"/opportunities/?{urlencode({'q': words})}")
    expect(page.get_by_text(said).first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value(words)
    screenshot(page, f"search-{name}")
    axe(page)
    no_sideways_scroll(page)

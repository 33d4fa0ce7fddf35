"""Find, express interest, be answered, hear back; and what happens when a session, a connection or a window is lost."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.messages.models import Message
from alongside.opportunities.models import Answer, Interest, Opportunity
from alongside.people.consents import actions as consents
from alongside.people.consents.models import Purpose
from alongside.people.models import Person, Profile
from tests.factories.opportunities import ChooserFactory, InterestFactory, OpportunityFactory, QuestionFactory
from tests.factories.people import PersonFactory
from tests.journeys.signing_in import sign_in
from tests.people.conftest import newest_code

Check = Callable[[Page], None]
LOOK = ("start", "why", "questions", "access", "sharing", "check")


@pytest.fixture
def opening(transactional_db: None) -> Opportunity:
    opportunity = OpportunityFactory(title="Kinder clinics", organisation__name="Riverside Trust")
    QuestionFactory(opportunity=opportunity)
    return opportunity


@pytest.fixture
def cho(opening: Opportunity) -> Person:
    return ChooserFactory(opportunity=opening, person__name="Cho Ling", role="partner").person


@pytest.fixture
def ann(transactional_db: None) -> Person:
    person = PersonFactory(name="Ann Archer", email="ann@example.org")
    Profile.objects.create(
        person=person, roles=["patient", "carer"], skills=["listening"], lived_words="Ten years of clinics.",
        needs=["captions", "breaks"], area="BS1", where="both",
    )  # fmt: skip
    for purpose in Purpose:
        consents.agree_to_keep(by=person, person=person, purpose=purpose)
    return person


def next_page(page: Page, name: str = "Save and continue") -> None:
    page.get_by_role("button", name=name, exact=True).click()


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def sign_in_by_code(page: Page) -> None:
    """As Ann does it: an address, a code from the email."""
    page.get_by_label("Email").fill("ann@example.org")
    next_page(page, "Email me a code")
    page.get_by_label("Code").fill(newest_code("ann@example.org"))
    next_page(page, "Continue")


def fill_in(page: Page, look: Callable[[str], None] = lambda name: None) -> None:
    """From the first page to the check page."""
    look("start")
    page.get_by_role("button", name="Start").or_(page.get_by_role("link", name="Start")).click()
    look("why")
    page.get_by_label("Why are you interested?").fill("I want waiting rooms to be kinder.")
    next_page(page)
    look("questions")
    page.get_by_label("What would make the clinic kinder?").fill("Chairs with arms.")
    next_page(page)
    look("access")
    page.get_by_label("What my profile says: share it").check()
    next_page(page)
    look("sharing")
    page.get_by_label("What I have lived through").check()
    next_page(page)
    look("check")


@pytest.mark.main_journey
def test_find_sign_in_express_interest_be_answered_and_hear_back(
    either_page: Page, base_url: str, opening: Opportunity, ann: Person, cho: Person
) -> None:
    page = either_page
    page.goto("/opportunities/")
    page.get_by_role("link", name="Kinder clinics").first.click()
    page.get_by_role("link", name="I am interested").or_(
        page.get_by_role("button", name="I am interested")
    ).first.click()

    sign_in_by_code(page)

    heading(page, "I am interested")
    fill_in(page)
    expect(page.get_by_role("main")).to_contain_text("Cho Ling")
    expect(page.get_by_role("main")).to_contain_text("Ten years of clinics.")
    page.get_by_label("I agree that they may see").check()
    next_page(page, "Send")
    expect(page.get_by_role("main")).to_contain_text("You hear by")

    page.context.clear_cookies()
    sign_in(page, cho, base_url)
    page.goto(f"/opportunities/{opening.slug}/answers/")
    page.get_by_role("link", name="Ann Archer").click()
    expect(page.get_by_role("main")).to_contain_text("Chairs with arms.")
    page.get_by_label("Your message").fill("Can you come on a Monday?")
    next_page(page, "Send message")
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Your words to Ann Archer").fill("We would love to work with you.")
    next_page(page, "Send the answer")
    expect(page.get_by_role("main")).to_contain_text("Everyone has an answer.")

    page.context.clear_cookies()
    sign_in(page, ann, base_url)
    told = Message.objects.get(kind="opportunities.answered")
    assert "We would love to work with you." in told.text
    page.goto(f"/me/interests/{Interest.objects.get().key}/")
    expect(page.get_by_role("main")).to_contain_text("There is a place for you.")
    expect(page.get_by_role("main")).to_contain_text("Can you come on a Monday?")


def test_every_page_on_the_way_is_accessible_and_fits_a_phone(
    page: Page, base_url: str, opening: Opportunity, ann: Person, cho: Person, axe: Check, no_sideways_scroll: Check,
    screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    def look(name: str) -> None:
        axe(page)
        no_sideways_scroll(page)
        screenshot(page, f"interest-{name}")

    sign_in(page, ann, base_url)
    page.goto(f"/opportunities/{opening.slug}/interest/")
    fill_in(page, look)
    next_page(page, "Send")
    look("check-error")
    page.get_by_label("I agree that they may see").check()
    next_page(page, "Send")
    look("sent")
    next_page(page, "Send message")
    look("message-error")
    page.get_by_role("link", name="Withdraw").click()
    look("withdraw")
    page.goto("/me/interests/")
    look("mine")


@pytest.mark.parametrize("state", ["sent", "yes", "waiting list", "not this time", "declined", "withdrawn", "late"])
def test_the_status_page_is_accessible_in_every_state(
    page: Page, base_url: str, opening: Opportunity, ann: Person, cho: Person, state: str, axe: Check,
    no_sideways_scroll: Check, screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    now = timezone.now()
    interest = InterestFactory(
        opportunity=opening, person=ann, state="sent" if state == "late" else state, answered_at=now, ended_at=now
    )
    if state == "late":
        Interest.objects.update(answer_by="2020-01-01")
    if state in ("yes", "waiting list", "not this time"):
        answer = Answer.objects.create(
            interest=interest, outcome=state, reason="balance" if state == "not this time" else "", by=cho, at=now,
            words="We had many people from your area.\n\n- One\n- Two", press=uuid.uuid4(),
        )  # fmt: skip
        answer.suggestions.add(OpportunityFactory(title="Another opening"))
    interest.events.create(what="sent", at=now)
    interest.notes.create(key=uuid.uuid4(), by=cho, is_from_chooser=True, words="Can you do Mondays?", at=now)
    sign_in(page, ann, base_url)
    page.goto(f"/me/interests/{interest.key}/")
    axe(page)
    no_sideways_scroll(page)
    screenshot(page, f"status-{state.replace(' ', '-')}")


def test_choosers_pages_are_accessible_empty_filled_and_with_errors(
    page: Page, base_url: str, opening: Opportunity, ann: Person, cho: Person, axe: Check, no_sideways_scroll: Check,
    screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    def look(name: str) -> None:
        axe(page)
        no_sideways_scroll(page)
        screenshot(page, f"answers-{name}")

    sign_in(page, cho, base_url)
    page.goto(f"/opportunities/{opening.slug}/answers/")
    look("empty")
    InterestFactory(opportunity=opening, person=ann, shares=["roles", "skills", "where"], access="later")
    InterestFactory(opportunity=opening, person__name="Bartholomew " + "x" * 80, why="y" * 400)
    InterestFactory(opportunity=opening, person__name="Late Larry", answer_by="2020-01-01")
    page.reload()
    look("list")
    for box in page.get_by_role("checkbox").all():
        box.check()
    next_page(page, "Answer the people ticked")
    look("answer")
    page.get_by_label("Not this time", exact=True).check()
    next_page(page, "Send the answers")
    look("answer-error")
    expect(page.get_by_role("link", name="Choose a reason. Everyone deserves to know why.")).to_be_visible()
    page.goto(f"/opportunities/{opening.slug}/answers/")
    page.get_by_role("link", name="Ann Archer").click()
    look("person")
    next_page(page, "Send message")
    look("person-error")


def test_after_an_error_the_focus_is_on_the_summary_and_its_link_leads_to_the_field(
    page: Page, base_url: str, opening: Opportunity, ann: Person
) -> None:
    sign_in(page, ann, base_url)
    page.goto(f"/opportunities/{opening.slug}/interest/access/")
    next_page(page)
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "access"


def test_with_the_keyboard_alone_a_step_is_filled_in_order(
    page: Page, base_url: str, opening: Opportunity, ann: Person
) -> None:
    sign_in(page, ann, base_url)
    page.goto(f"/opportunities/{opening.slug}/interest/why/")
    page.get_by_label("Why are you interested?").focus()
    page.keyboard.type("By keyboard")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Save and continue")).to_be_focused()
    page.keyboard.press("Enter")
    heading(page, "Their questions")
    assert Interest.objects.get().why == "By keyboard"


def test_what_is_typed_is_kept_without_pressing_anything(
    page: Page, base_url: str, opening: Opportunity, ann: Person
) -> None:
    sign_in(page, ann, base_url)
    page.goto(f"/opportunities/{opening.slug}/interest/why/")
    page.get_by_label("Why are you interested?").press_sequentially("Half a thought")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible(timeout=10_000)
    page.goto("/about/")
    page.goto(f"/opportunities/{opening.slug}/interest/why/")
    expect(page.get_by_label("Why are you interested?")).to_have_value("Half a thought")


def test_a_connection_that_drops_is_said_and_what_was_typed_is_saved_when_it_is_back(
    page: Page, base_url: str, opening: Opportunity, ann: Person
) -> None:
    sign_in(page, ann, base_url)
    page.goto(f"/opportunities/{opening.slug}/interest/why/")
    drop: Any = lambda route: route.abort() if route.request.method == "POST" else route.continue_()  # noqa: E731
    page.route("**/interest/why/", drop)
    page.get_by_label("Why are you interested?").press_sequentially("On a train")
    expect(page.get_by_text("Not saved yet")).to_be_visible(timeout=10_000)
    page.unroute("**/interest/why/", drop)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible(timeout=20_000)
    assert Interest.objects.get().why == "On a train"


def test_a_session_that_ended_brings_back_what_was_written(
    either_page: Page, base_url: str, opening: Opportunity, ann: Person
) -> None:
    page = either_page
    sign_in(page, ann, base_url)
    page.goto(f"/opportunities/{opening.slug}/interest/why/")
    page.get_by_label("Why are you interested?").fill("Written before the session ended")
    page.context.clear_cookies(name="session")
    next_page(page)
    expect(page).to_have_url(re.compile("/sign-in/"))
    sign_in_by_code(page)
    expect(page.get_by_label("Why are you interested?")).to_have_value("Written before the session ended")
    next_page(page)
    heading(page, "Their questions")
    assert Interest.objects.get().why == "Written before the session ended"


def test_two_windows_lose_nothing(either_page: Page, base_url: str, opening: Opportunity, ann: Person) -> None:
    first = either_page
    sign_in(first, ann, base_url)
    second = first.context.new_page()
    for window in (first, second):
        window.goto(f"/opportunities/{opening.slug}/interest/why/")
    first.get_by_label("Why are you interested?").fill("From the first window")
    next_page(first)
    second.get_by_label("Why are you interested?").fill("From the second window")
    next_page(second)
    expect(second.get_by_role("main")).to_contain_text("From the first window")
    expect(second.get_by_label("Why are you interested?")).to_have_value("From the second window")
    next_page(second)
    heading(second, "Their questions")
    assert Interest.objects.get().why == "From the second window"


def test_what_cannot_be_sent_and_what_two_windows_wrote_are_accessible_too(
    page: Page, base_url: str, opening: Opportunity, ann: Person, cho: Person, axe: Check, no_sideways_scroll: Check,
    screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    def look(name: str) -> None:
        axe(page)
        no_sideways_scroll(page)
        screenshot(page, f"interest-{name}")

    address = f"/opportunities/{opening.slug}/interest/why/"
    sign_in(page, ann, base_url)
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    other.get_by_label("Why are you interested?").fill("From the other window " + "w" * 90)
    next_page(other)
    page.get_by_label("Why are you interested?").fill("From this window")
    next_page(page)
    look("two-windows")
    Opportunity.objects.update(state="closed", closed_at="2026-01-05T12:00Z", closes="2026-01-05")
    next_page(page)
    heading(page, "This opportunity has closed")
    look("closed")
    expect(page.get_by_role("main")).to_contain_text("From this window")
    Opportunity.objects.update(state="cancelled", cancelled_at="2026-01-05T12:00Z", cancel_reason="No room was found.")
    page.goto(f"/opportunities/{opening.slug}/interest/")
    look("called-off")
    expect(page.get_by_role("main")).to_contain_text("From this window")

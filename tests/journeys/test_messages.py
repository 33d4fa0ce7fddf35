"""Choosing emails, and stopping them from the link in one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from alongside.messages import actions, kinds, tokens
from alongside.messages.actions import Somebody
from alongside.messages.kinds import Kind, Often
from alongside.messages.models import Message
from tests.factories.people import PersonFactory
from tests.journeys.signing_in import sign_in

Check = Callable[..., None]
NEWS = Kind(
    name="messages.example", title="New openings that suit you", can_stop=True, in_digest=True, default=Often.WEEKLY
)


@pytest.fixture(autouse=True)
def news(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that comes in digests."""
    monkeypatch.setattr(kinds, "_kinds", {**kinds._kinds, NEWS.name: NEWS})


def test_choosing_which_emails_to_get(
    either_page: Page, base_url: str, axe: Check, no_sideways_scroll: Check, screenshot: Check
) -> None:
    page, person = either_page, PersonFactory(name="Ada Obi")
    other = PersonFactory(name="Bo Brown")
    actions.block(by=person, sender=other)
    sign_in(page, person, base_url)
    page.goto("/me/messages/")
    news = page.get_by_role("group", name="New openings that suit you")
    expect(news.get_by_role("radio", name="In one email a week")).to_be_checked()
    screenshot(page, "my-messages")
    axe(page)
    no_sideways_scroll(page)
    news.get_by_role("radio", name="Never").check()
    page.get_by_role("button", name="Save my choices").click()
    expect(page.get_by_text("Your choices are saved.")).to_be_visible()
    expect(news.get_by_role("radio", name="Never")).to_be_checked()
    axe(page)
    page.get_by_role("button", name="Unblock").click()
    expect(page.get_by_text("You have not blocked anybody.")).to_be_visible()
    axe(page)


def test_a_missing_choice_is_named_and_reached_by_its_link(
    page: Page, base_url: str, axe: Check, no_sideways_scroll: Check
) -> None:
    sign_in(page, PersonFactory(), base_url)
    page.goto("/me/messages/")
    page.evaluate("document.querySelectorAll('[name=messages-example]').forEach(i => i.checked = false)")
    page.get_by_role("button", name="Save my choices").click()
    expect(page).to_have_title("Error: Emails from us – Alongside")
    page.get_by_role("link", name="Choose how often you want these emails").click()
    news = page.get_by_role("group", name="New openings that suit you")
    expect(news.get_by_role("radio", name="Each time, straight away")).to_be_focused()
    axe(page)
    no_sideways_scroll(page)


def test_stopping_emails_from_the_link_in_one(
    either_page: Page, axe: Check, no_sideways_scroll: Check, screenshot: Check
) -> None:
    page, person = either_page, PersonFactory()
    actions.choose(by=Somebody(person.pk), choices={NEWS.name: Often.EACH})
    message = actions.queue(to=person.recipient, kind="messages.digest", sections=[])
    page.goto(f"/stop/{tokens.make(message.reference)}/")
    screenshot(page, "stop")
    axe(page)
    no_sideways_scroll(page)
    page.get_by_role("button", name="Stop these emails").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("These emails have stopped")
    screenshot(page, "stopped")
    axe(page)
    no_sideways_scroll(page)
    assert actions.queue(to=person.recipient, kind="messages.digest", sections=[]) is None


def test_a_stop_link_that_was_cut_says_what_to_do(
    page: Page, axe: Check, no_sideways_scroll: Check, screenshot: Check
) -> None:
    page.goto("/stop/abc/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This link does not work")
    screenshot(page, "stop-unknown")
    axe(page)
    no_sideways_scroll(page)


@pytest.mark.parametrize("large", [False, True], ids=["standard", "large print"])
def test_the_email_itself_can_be_read_by_everybody(
    large: bool, page: Page, axe: Check, no_sideways_scroll: Check, screenshot: Check
) -> None:
    recipient = PersonFactory(name="Ada Obi").recipient
    if large:
        recipient = type(recipient)(**{**vars(recipient), "format": "large print"})
    actions.queue(to=recipient, kind="people.sign_in_code", code="482 913")
    page.set_content(Message.objects.get().html)
    screenshot(page, f"email-{'large' if large else 'standard'}")
    axe(page)
    no_sideways_scroll(page)

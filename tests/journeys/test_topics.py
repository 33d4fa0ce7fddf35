"""Topics are suggested while somebody types, in their own words; without scripts a button does the same."""

from collections.abc import Callable
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page, expect

from alongside.people.models import LivedTopic, Person
from tests.factories.opportunities import DraftFactory
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.journeys.signing_in import sign_in

Question = Callable[..., None]


@pytest.fixture
def ann(db: None) -> Person:
    return PersonFactory(name="Ann")


def listed(page: Page, name: str) -> object:
    return page.get_by_role("group", name="Topics that fit").get_by_role("checkbox", name=name, exact=True)


def test_topics_appear_while_typing_and_are_chosen_by_keyboard(
    settings: object, page: Page, ann: Person, base_url: str, axe: Question, no_sideways_scroll: Question,
    screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    settings.DEMO = True  # type: ignore[attr-defined]  # the quick way to sign in
    sent: list[str] = []
    page.on("request", lambda request: sent.append(unquote_plus(f"{request.url} {request.post_data or ''}")))
    sign_in(page, ann, base_url)
    page.goto("/me/profile/lived/")
    page.get_by_label("Find a topic").press_sequentially("my mum has demen")
    page.get_by_label("Find a topic").fill("dementia")
    expect(page.get_by_role("group", name="Topics that fit")).to_be_visible()
    expect(page.locator("[data-topics-status]")).to_contain_text("below the search box")
    expect(page.get_by_label("Find a topic")).to_be_focused()
    assert not any("demen" in text for text in sent), "what is typed is about health: it stays in the browser"
    screenshot(page, "topics-while-typing")
    axe(page)
    no_sideways_scroll(page)
    box = listed(page, "Dementia")
    box.focus()  # type: ignore[attr-defined]
    page.keyboard.press("Space")
    expect(box).to_be_checked()  # type: ignore[arg-type]
    page.get_by_label("Find a topic").fill("diabetes")
    expect(page.get_by_role("group", name="Your topics").get_by_role("checkbox", name="Dementia")).to_be_checked()
    page.get_by_label("Find a topic").fill("xyzzy plugh")
    expect(page.locator("[data-topics-status]")).to_contain_text("No topic fits yet")
    expect(page.get_by_role("group", name="Topics that fit")).to_be_hidden()
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(f"{base_url}/me/profile/")
    assert list(LivedTopic.objects.values_list("topic", flat=True)) == ["dementia"]


def test_those_who_write_an_opening_get_the_same_help(
    settings: object, page: Page, ann: Person, base_url: str, axe: Question
) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    draft = DraftFactory(about=[])
    MembershipFactory(organisation=draft.organisation, person=ann)
    sign_in(page, ann, base_url)
    page.goto(f"/opportunities/drafts/{draft.key}/topics/")
    page.get_by_label("Find topics").fill("bad knees")
    group = page.get_by_role("group", name="Topics that fit")
    expect(group).to_be_visible()
    axe(page)
    group.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Save and continue").click()
    expect(page).not_to_have_url(f"{base_url}/opportunities/drafts/{draft.key}/topics/")
    assert draft.topics.count() == 1


def test_when_the_vocabulary_does_not_come_the_button_finds_topics(
    settings: object, page: Page, ann: Person, base_url: str
) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    sign_in(page, ann, base_url)
    page.route("**/topics-*.json", lambda route: route.fulfill(status=204, body=""))
    page.goto("/me/profile/lived/")
    page.get_by_label("Find a topic").fill("dementia")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("group", name="Choose what fits, then save")).to_be_visible()

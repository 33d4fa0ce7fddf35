"""Somebody looks at everything that is held about them."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.factories.opportunities import InterestFactory
from tests.factories.people import PersonFactory
from tests.journeys.signing_in import sign_in


def test_everything_held_is_found_from_my_page_and_can_be_read(
    settings: object, either_page: Page, base_url: str, axe: Callable[[Page], None],
    no_sideways_scroll: Callable[[Page], None], screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    settings.DEMO = True  # type: ignore[attr-defined]  # whose people count as having signed in just now
    person = PersonFactory(name="Ann")
    InterestFactory(person=person, why="I have waited for three years, " + "x" * 300)
    page = either_page
    sign_in(page, person, base_url)
    page.goto("/me/")
    page.get_by_role("link", name="My data").click()
    page.get_by_role("link", name="See everything we hold about you").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything we hold about you")
    expect(page.get_by_text("I have waited for three years")).to_be_visible()
    screenshot(page, "my_data_held")
    axe(page)
    no_sideways_scroll(page)

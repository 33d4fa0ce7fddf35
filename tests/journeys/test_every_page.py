"""Every address that draws a page, as it first appears: no violation, nothing sideways on a small phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.addresses.pages import PAGES
from tests.addresses.world import build
from tests.journeys.signing_in import sign_in


@pytest.mark.parametrize("name", PAGES)
def test_page(
    name: str, page: Page, base_url: str, axe: Callable[[Page], None], no_sideways_scroll: Callable[[Page], None],
    screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    world = build()
    if person := PAGES[name].person(world):
        sign_in(page, person, base_url)
    response = page.goto(PAGES[name].address(world))
    assert response
    if response.status == 405:
        return
    assert response.ok, f"{page.url} answered {response.status}"
    screenshot(page, name)
    axe(page)
    no_sideways_scroll(page)


@pytest.mark.parametrize("address", ["/nothing-here/", "/opportunities/?page=x"])
def test_what_is_not_there_is_said_kindly(
    address: str, page: Page, axe: Callable[[Page], None], no_sideways_scroll: Callable[[Page], None]
) -> None:
    page.goto(address)
    assert page.locator("h1").count() == 1
    axe(page)
    no_sideways_scroll(page)

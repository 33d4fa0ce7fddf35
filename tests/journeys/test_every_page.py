"""Every page there is, as it first appears: no violation, nothing sideways on a small phone.

Pages are looked at in turn in one world, since looking changes nothing; a page that fails does not hide the next.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.addresses.pages import HANDFULS, PAGES, of_handful
from tests.addresses.world import World, build
from tests.journeys.signing_in import sign_in


@pytest.mark.parametrize("names", HANDFULS, ids=of_handful)
def test_pages(
    names: list[str], page: Page, base_url: str, axe: Callable[[Page], None],
    no_sideways_scroll: Callable[[Page], None], screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    world = build()
    found = []
    for name in _pages_drawn(names, world, page, base_url):
        screenshot(page, name)
        for question in (axe, no_sideways_scroll):
            try:
                question(page)
            except AssertionError as complaint:
                found.append(str(complaint))
    assert not found, "\n\n".join(found)


def _pages_drawn(names: list[str], world: World, page: Page, base_url: str) -> Iterator[str]:
    """Open one page after the other as somebody who may, and leave out the addresses that only take a press."""
    for name in names:
        page.context.clear_cookies()
        if person := PAGES[name].person(world):
            sign_in(page, person, base_url)
        response = page.goto(PAGES[name].address(world))
        assert response
        if response.status != 405:
            assert response.ok, f"{page.url} answered {response.status}"
            yield name


@pytest.mark.parametrize("address", ["/nothing-here/", "/opportunities/?page=x"])
def test_what_is_not_there_is_said_kindly(
    address: str, page: Page, axe: Callable[[Page], None], no_sideways_scroll: Callable[[Page], None]
) -> None:
    page.goto(address)
    assert page.locator("h1").count() == 1
    axe(page)
    no_sideways_scroll(page)

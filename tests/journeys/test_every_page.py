"""Every address that draws a page, as it first appears: no violation, nothing sideways on a small phone."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.addresses.table import TABLE
from tests.addresses.world import build
from tests.journeys.signing_in import sign_in

NOT_PAGES = {"health", "robots", "security_txt", "sign_out"}
PAGES = sorted(name for name, row in TABLE.items() if row.who and name not in NOT_PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_page(
    name: str, page: Page, base_url: str, axe: Callable[[Page], None], no_sideways_scroll: Callable[[Page], None],
    screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    world = build()
    row = TABLE[name]
    kind = next(kind for kind in ("visitor", "lead", "partner", "staff", "administrator") if kind in row.who)
    person = world.people[kind]
    if person is not None:
        sign_in(page, person, base_url)
    response = page.goto(reverse(name, kwargs=row.about(world)))
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

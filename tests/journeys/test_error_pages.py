"""When something goes wrong, the page that says so is as usable as any other."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from alongside.web import errors
from tests.factories.people import PersonFactory

CLOSED = "/administration/"


def forbidden(settings: object) -> bytes:
    client = Client()
    client.force_login(PersonFactory())
    return client.get(CLOSED).content


def wrong_method(settings: object) -> bytes:
    return Client().get("/sign-out/").content


def too_big(settings: object) -> bytes:
    return Client().post("/sign-in/", {"email": "x" * 3_000_000}).content


def too_often(settings: object) -> bytes:
    settings.RATE_LIMITS, settings.WRITES_PER_HOUR = True, 0  # type: ignore[attr-defined]
    return Client().post("/sign-out/").content


def session_ended(settings: object) -> bytes:
    return Client(enforce_csrf_checks=True).post("/sign-out/", headers={"Sec-Fetch-Site": "cross-site"}).content


def unreadable(settings: object) -> bytes:
    return Client(HTTP_HOST="elsewhere.example").get("/").content


def our_fault(settings: object) -> bytes:
    return errors.server_error(None).content  # type: ignore[arg-type]  # drawn without asking who is there


PAGES = {
    "You cannot open this page": forbidden,
    "That does not work here": wrong_method,
    "That is too big to send": too_big,
    "Please wait a little": too_often,
    "Your session has ended": session_ended,
    "Something in that address or form could not be read": unreadable,
    "Something went wrong on our side": our_fault,
}


@pytest.mark.parametrize("heading", PAGES)
def test_an_error_page_is_clear_and_usable(
    heading: str, settings: object, page: Page, base_url: str, axe: Callable[[Page], None],
    no_sideways_scroll: Callable[[Page], None], screenshot: Callable[[Page, str], None],
) -> None:  # fmt: skip
    body = PAGES[heading](settings)
    page.route("**/shown/", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.goto(f"{base_url}/shown/")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert page.get_by_role("link").count() > 0
    screenshot(page, PAGES[heading].__name__)
    axe(page)
    no_sideways_scroll(page)

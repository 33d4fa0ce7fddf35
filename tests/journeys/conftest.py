"""A real browser in front of a real server of ours, and the questions every page is asked.

    page          a browser page with JavaScript        plain_page    one without
    either_page   runs the test once with each          axe(page)     fails on any accessibility violation
    no_sideways_scroll(page)   at 320 px                screenshot(page, name)   at three widths, SCREENSHOTS=1

Addresses are relative: page.goto("/opportunities/").
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.journeys import questions
from tests.journeys.complaints import Complaints
from tooling import chromium

# Playwright keeps an event loop in the test's thread, where Django would refuse the database.
# Nothing of ours runs in that loop.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A page that is closed while its next one arrives can wait for ever (crbug.com/536385539); the rest is Playwright's
# own list of what changes how pages behave, which a second list replaces.
UNWANTED = ["RenderDocument", "PaintHolding", "AvoidUnnecessaryBeforeUnloadCheckSync", "HttpsUpgrades"]
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-site-isolation-trials",  # all pages are ours
    f"--disable-features={','.join(UNWANTED)}",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's Chromium, without its own traffic; as root it needs to do without its sandbox."""
    browser = chromium.find()
    assert browser, "No Chromium here. Run bin/test, which says how to get it, or set CHROMIUM to its path."
    arguments = QUIET + (["--no-sandbox"] if os.geteuid() == 0 else [])
    return {**browser_type_launch_args, "executable_path": browser, "args": arguments}


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """Where relative addresses lead."""
    url: str = live_server.url
    return url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A browser of somebody in England."""
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture(autouse=True)
def _address(live_server: LiveServer, settings: Any) -> None:
    """Links in messages lead to this server."""
    settings.SITE_ADDRESS = live_server.url


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Iterator[Callable[..., BrowserContext]]:
    """Browsers whose scripts must not fail and must not be refused."""
    complaints = Complaints()

    def make(**options: Any) -> BrowserContext:
        return complaints.listen_to(new_context(**options))

    yield make
    complaints.refuse_any()


@pytest.fixture
def plain_page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page in a browser that runs no scripts."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def either_page(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    """The same journey twice: with scripts and without."""
    return new_context(java_script_enabled=request.param).new_page()


@pytest.fixture
def axe(new_context: Callable[..., BrowserContext]) -> Callable[[Page], None]:
    """Fail with a readable list when a page breaks WCAG 2.2 A or AA, or best practice."""
    return questions.no_violations


@pytest.fixture
def no_sideways_scroll() -> Callable[..., None]:
    """Fail when a page is wider than a small phone."""
    return questions.no_sideways_scroll


@pytest.fixture
def screenshot() -> Callable[[Page, str], None]:
    """Keep pictures of a page to look at, when SCREENSHOTS=1."""
    return questions.screenshot if os.environ.get("SCREENSHOTS") == "1" else lambda page, name: None

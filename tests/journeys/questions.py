"""The questions every page is asked, whatever it is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tooling.paths import BUILD, TEST_ASSETS

AXE = TEST_ASSETS / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL_PHONE = 320
WIDTHS = (320, 768, 1280)
PICTURES = BUILD / "screenshots"

# Without fetching style sheets once more: only a rule that is none of ours reads them.
RUN_AXE = """tags => axe.run(document, {
    runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], preload: false
})"""
NO_SCRIPTS = "matchMedia('(scripting: none)').matches"
NO_SCRIPTS_POLICY = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "script-src 'none'"}
SIDEWAYS = """width => {
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll("*")]
        .filter(element => element.getBoundingClientRect().right > width + 0.5)
        .map(element => element.outerHTML.slice(0, 120)).slice(-5).concat("(the page)");
}"""


def no_violations(page: Page) -> None:
    """Fail when axe finds a violation. The script comes in through the debugger, which our policy does not bind."""
    assert AXE.exists(), "axe-core is not here. Run bin/setup first."
    page.wait_for_load_state()  # after a press the new page may be there only in part
    if page.evaluate(NO_SCRIPTS):
        with _copy(page) as copy:
            violations = _ask(copy)
    else:
        violations = _ask(page)
    assert not violations, f"{page.url} is not accessible:\n" + "\n".join(map(_told, violations))


def _ask(page: Page) -> list[dict[str, Any]]:
    page.evaluate(AXE.read_text())
    violations: list[dict[str, Any]] = page.evaluate(RUN_AXE, TAGS)["violations"]
    return violations


@contextmanager
def _copy(page: Page) -> Iterator[Page]:
    """The page as it stands, where axe can run though the page's own scripts cannot: its policy refuses them."""
    copy, content = _beside(page), page.content()
    if page.viewport_size:
        copy.set_viewport_size(page.viewport_size)
    if page.url.startswith("http"):
        copy.route(page.url, lambda route: route.fulfill(body=content, headers=NO_SCRIPTS_POLICY))
        copy.goto(page.url)
    else:
        copy.set_content(content)
    yield copy
    copy.unroute_all()


def _beside(page: Page) -> Page:
    """A page with scripts in the same browser, kept: a new one for each question takes four times as long."""
    browser = page.context.browser
    assert browser
    if browser not in _kept or _kept[browser].is_closed():
        _kept[browser] = browser.new_context().new_page()
    return _kept[browser]


_kept: dict[Browser, Page] = {}


def _told(violation: dict[str, Any]) -> str:
    """One violation as a person wants to read it: what is wrong, and where."""
    places = [f"    {node['html'][:160]}\n      {node['failureSummary']}" for node in violation["nodes"][:5]]
    heading = f"  {violation['id']} ({violation['impact']}): {violation['help']}, {len(violation['nodes'])} places"
    return "\n".join([heading, *places])


def no_sideways_scroll(page: Page, width: int = SMALL_PHONE) -> None:
    """Fail when something sticks out of a window this wide, naming it."""
    page.wait_for_load_state()
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 640})
    wide = _settled(page, width)
    if before:
        page.set_viewport_size(before)
    assert not wide, f"{page.url} scrolls sideways at {width} px because of:\n" + "\n".join(wide)


def _settled(page: Page, width: int) -> list[str]:
    """What sticks out once scripts have had a moment to fit the page to its new width."""
    for _ in range(20):
        if not (wide := page.evaluate(SIDEWAYS, width)):
            break
        page.wait_for_timeout(100)
    return list(wide)


def screenshot(page: Page, name: str) -> list[Path]:
    """Keep the whole page at three widths in build/screenshots/."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    pictures = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        _settled(page, width)
        pictures.append(PICTURES / f"{name}-{width}.png")
        page.screenshot(path=pictures[-1], full_page=True)
    if before:
        page.set_viewport_size(before)
    return pictures

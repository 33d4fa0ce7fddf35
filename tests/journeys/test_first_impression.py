"""A newcomer's first minute."""

from playwright.sync_api import Page, expect

from tests.factories.opportunities import OpportunityFactory


def test_a_newcomer_finds_what_is_open_from_the_home_page(either_page: Page) -> None:
    OpportunityFactory(title="Kinder clinics")
    page = either_page
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Help to make it better")
    page.get_by_role("link", name="Kinder clinics").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kinder clinics")


def test_with_the_keyboard_the_first_stop_skips_to_the_words(page: Page) -> None:
    page.goto("/about/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "maincontent"


def test_on_a_phone_the_whole_menu_can_be_reached(either_page: Page) -> None:
    page = either_page
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/")
    link = page.get_by_role("navigation", name="Menu").get_by_role("link", name="How it works")
    if not link.is_visible():
        page.get_by_role("button", name="More").click()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How it works")


def test_a_visitor_who_only_reads_gets_no_cookie(page: Page) -> None:
    for address in ("/", "/opportunities/", "/organisations/", "/privacy/"):
        page.goto(address)
    assert page.context.cookies() == []

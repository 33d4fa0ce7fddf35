"""The questions find what they are for: a page is only as accessible as its checker is awake."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import questions
from tests.journeys.complaints import Complaints

SOUND = """<!doctype html><html lang="en-GB"><head><title>Sound</title></head>
<body><main><h1>Sound</h1><p>All is well.</p></main></body></html>"""
UNLABELLED = SOUND.replace("<p>", '<input type="text"><p>')
WIDE = SOUND.replace("<p>", '<p style="width: 400px">')


def test_a_sound_page_passes(either_page: Page, axe: Callable[[Page], None]) -> None:
    either_page.set_content(SOUND)
    axe(either_page)
    questions.no_sideways_scroll(either_page)


def test_a_field_without_a_label_is_named(either_page: Page, axe: Callable[[Page], None]) -> None:
    either_page.set_content(UNLABELLED)
    with pytest.raises(AssertionError, match=r'label \(critical\)[\s\S]*<input type="text">'):
        axe(either_page)


def test_what_sticks_out_is_named(either_page: Page, no_sideways_scroll: Callable[..., None]) -> None:
    either_page.set_content(WIDE)
    with pytest.raises(AssertionError, match="width: 400px"):
        no_sideways_scroll(either_page)


def test_a_failing_script_is_heard(page: Page, new_context: Callable[..., BrowserContext]) -> None:
    complaints = Complaints()
    other = complaints.listen_to(page.context.browser.new_context()).new_page()  # type: ignore[union-attr]
    other.set_content("<script>nothing.here()</script>")
    expect(other.locator("body")).to_be_attached()
    with pytest.raises(AssertionError, match="nothing is not defined"):
        complaints.refuse_any()


def test_pictures_are_kept_at_three_widths(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "PICTURES", tmp_path)
    page.set_content(SOUND)
    assert [picture.name for picture in questions.screenshot(page, "sound")] == [
        "sound-320.png",
        "sound-768.png",
        "sound-1280.png",
    ]
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in tmp_path.iterdir())


@pytest.mark.main_journey
def test_the_home_page_is_served_with_its_styles_and_passes(
    either_page: Page, axe: Callable[[Page], None], no_sideways_scroll: Callable[..., None]
) -> None:
    with either_page.expect_response(lambda answer: answer.url.endswith(".css")) as style:
        either_page.goto("/")
    assert style.value.ok
    axe(either_page)
    no_sideways_scroll(either_page)

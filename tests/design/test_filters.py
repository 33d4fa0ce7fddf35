"""How dates, money and people's words are shown."""

import datetime
from html.parser import HTMLParser

import pytest

from alongside.design import filters


@pytest.mark.parametrize(
    ("pence", "shown"), [(7500, "£75"), (1250, "£12.50"), (0, "£0"), (123456700, "£1,234,567"), (None, "")]
)
def test_money(pence: int | None, shown: str) -> None:
    assert filters.money(pence) == shown


def test_a_moment_is_shown_in_london_in_summer_and_in_winter() -> None:
    winter = datetime.datetime(2027, 1, 3, 16, 5, tzinfo=datetime.UTC)
    summer = datetime.datetime(2027, 7, 3, 23, 30, tzinfo=datetime.UTC)
    assert filters.moment(winter) == "3 January 2027 at 4:05pm"
    assert filters.moment(summer) == "4 July 2027 at 12:30am"
    assert filters.day(summer) == "4 July 2027"


def test_prose_keeps_paragraphs_lists_and_emphasis_and_nothing_else() -> None:
    drawn = filters.prose("One **two**\n\n- a\n- b\n\n[link](https://x.example) <script>alert(1)</script>")
    assert "<strong>two</strong>" in drawn
    assert '<li dir="auto">a</li>' in drawn
    assert "<script" not in drawn
    assert "<a" not in drawn


@pytest.mark.parametrize(
    ("typed", "start"), [("2. Yes", ' start="2"'), ("1948. It opened", ' start="1948"'), ("1. A", "")]
)
def test_a_list_begins_with_the_number_it_was_given(typed: str, start: str) -> None:
    assert f'<ol class="nhsuk-list nhsuk-list--number"{start}>' in filters.prose(typed)


def test_what_a_team_writes_has_links_that_can_be_pressed_and_names_in_bold() -> None:
    drawn = filters.team_prose(
        "Thanks @zoë o'brien & @Zoë, see https://a.example/@Zoë?a=1&b=2.", ["Zoë", "Zoë O'Brien"]
    )
    assert "<strong>@zoë o'brien</strong> &amp; <strong>@Zoë</strong>, see" in drawn
    address = "https://a.example/@Zoë?a=1&amp;b=2"
    assert f'<a href="{address}" rel="noopener noreferrer nofollow">{address}</a>.' in drawn


@pytest.mark.parametrize(
    "typed",
    [
        'https://a.example/"onmouseover="x',
        "https://a.example/'><script>",
        "javascript:alert(1)",
        "[a](https://b.example)",
        "@<b>",
    ],
)
def test_nothing_a_team_writes_can_break_out(typed: str) -> None:
    tags = _Tags()
    tags.feed(filters.team_prose(typed, ["<b>", "", "Ann"]))
    assert {name for name, _ in tags.seen} <= {"p", "a", "strong"}
    for name, has in tags.seen:
        assert set(has) == ({"a": {"href", "rel"}, "p": {"dir"}}.get(name, set()))
        assert (has.get("href") or "https://").startswith("https://")


class _Tags(HTMLParser):
    """Collects the tags of a piece of HTML, as a browser reads it, with what they carry."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_plain_lines_shows_markup_as_text() -> None:
    assert filters.plain_lines("<b>\nx") == "&lt;b&gt;<br>x"


def test_addresses_in_our_own_messages_become_links_and_nothing_can_break_out() -> None:
    drawn = filters.linked_lines('See https://a.example/x?a=1&b=2. Or "https://b.example/\'"><script>')
    assert '<a href="https://a.example/x?a=1&amp;b=2">' in drawn
    assert "<script" not in drawn

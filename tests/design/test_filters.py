"""How dates, money and people's words are shown."""

import datetime

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


def test_plain_lines_shows_markup_as_text() -> None:
    assert filters.plain_lines("<b>\nx") == "&lt;b&gt;<br>x"


def test_addresses_in_our_own_messages_become_links_and_nothing_can_break_out() -> None:
    drawn = filters.linked_lines('See https://a.example/x?a=1&b=2. Or "https://b.example/\'"><script>')
    assert '<a href="https://a.example/x?a=1&amp;b=2">' in drawn
    assert "<script" not in drawn

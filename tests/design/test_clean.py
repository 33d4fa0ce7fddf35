"""Cleaning what people type: nothing visible is lost, nothing invisible deceives."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.design import clean


def test_emoji_accents_and_right_to_left_words_stay() -> None:
    text = "Zoë 🧑‍🦽 مرحبا שלום \u200fabc"
    assert clean.line(text) == text


def test_controls_and_marks_that_turn_what_follows_go() -> None:
    assert clean.line("a\x00b\x1b\u202ec\u2066d") == "abcd"


def test_line_ends_are_one_kind_and_at_most_one_blank_line_stays() -> None:
    assert clean.lines("one\r\ntwo\r\r\r\n\n\nthree  \n") == "one\ntwo\n\nthree"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean.lines(clean.lines(text)) == clean.lines(text)
    assert clean.line(clean.line(text)) == clean.line(text)


@given(st.text())
def test_a_line_has_no_line_end(text: str) -> None:
    assert "\n" not in clean.line(text)

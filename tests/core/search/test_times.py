"""Times that people ask for, and those that openings name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core import search
from alongside.core.search import Document, times, ways


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("wednesday evenings about my doctors surgery", {"wednesday", "evening"}),
        ("monday nights", {"monday", "evening"}),
        ("Sunday afternoon", {"sunday", "afternoon"}),
        ("mornings while the kids are at school", {"morning", "school-hours"}),
        ("only got half an hour", {"short"}),
        ("ten minutes a week", {"short"}),
        ("half-term or the summer holidays", {"school-holidays"}),
        ("one lunchtime, once a month", {"lunchtime", "monthly"}),
        ("something after school", {"after-school"}),
    ],
)
def test_times_are_read(words: str, meant: set[str]) -> None:
    assert {span.meaning for span in ways.spans(words)} == meant


@pytest.mark.parametrize(
    "words",
    [
        "stiff in the morning",
        "waited 20 minutes for the ambulance",
        "sat 9 hours in casualty",
        "up all night",
        "mother's day",
    ],
)
def test_a_story_asks_for_no_time(words: str) -> None:
    assert not times.asked(words)


def test_a_time_that_is_refused_is_none() -> None:
    assert {span.meaning for span in ways.spans("no mondays")} == {""}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("One morning a month, 10.30 to 12", {"morning", "daytime", "monthly"}),
        ("Quarterly, 7 to 8 pm", {"evening", "quarterly"}),
        ("Every other Monday, 7pm, for one hour", {"monday", "evening", "fortnightly"}),
        ("Alternate Wednesdays, 16:30-18:00", {"wednesday", "afternoon", "daytime", "fortnightly"}),
        ("9.30am–1pm", {"morning", "daytime"}),
        ("11 to 1pm", {"morning", "daytime"}),
        ("12 noon", {"lunchtime", "daytime"}),
        ("First Saturday of the month", {"saturday", "weekend", "monthly"}),
        ("Two half-hour surveys", {"short"}),
        ("45 minutes", {"short"}),
        ("A single 90-minute session", set()),
        ("Four to six hours in all", set()),
        ("10 to 15 members", set()),
        ("24 hours", set()),
        ("99.59 pm", set()),
        ("", set()),
    ],
)
def test_times_that_openings_name(text: str, named: set[str]) -> None:
    assert times.offered("", text) == named


@pytest.mark.parametrize("text", ["Night sweats and morning sickness", "Some waited 40 minutes", "At 7pm she fell"])
def test_the_story_of_an_opening_is_not_its_time(text: str) -> None:
    assert not {"evening", "morning", "short"} & {mark[2:] for mark in search.marks(Document("A panel", text=[text]))}


def test_what_an_opening_says_in_its_text_counts_where_somebody_would_ask_for_it() -> None:
    assert times.offered("We meet on Thursdays in term time.", "") == {"thursday", "school-hours", "daytime"}


@given(st.text(max_size=80))
def test_whatever_is_written_is_read(text: str) -> None:
    known = {way.value for way in search.Way}
    assert times.offered(text, text) <= known
    assert {span.meaning for span in times.asked(text)} <= known


def test_who_asks_for_a_day_also_finds_what_is_only_said_to_be_at_the_weekend() -> None:
    (wish,) = [search.wish(concept) for concept in search.read("saturday")]
    weekend, saturday = Document("A panel", times=["At weekends"]), Document("A panel", times=["Saturdays"])
    worth = [max(wish.shares.get(mark, 0) for mark in search.marks(item)) for item in (weekend, saturday)]
    assert 0 < worth[0] < worth[1]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("One day a year, in autumn", {"1-day-year"}),
        ("an hour a month at most", {"1-hour-month"}),
        ("15 minutes", {"15-min"}),
        ("two full days each month", {"2-day-month"}),
        ("Half a day a week", {"half-day-week"}),
        ("a lot", set()),
    ],
)
def test_how_much_time_is_one_word(text: str, amount: set[str]) -> None:
    assert times.amounts(text) == amount


def test_of_those_once_a_year_the_one_of_just_as_long_comes_first() -> None:
    (wish,) = [search.wish(concept) for concept in search.read("one day a year")]
    day, hour = (search.marks(Document("A", times=[text])) for text in ("One day a year", "Two hours, once a year"))
    assert wish.shares.keys() & day == wish.shares.keys() & hour
    assert wish.beside.keys() & day > wish.beside.keys() & hour

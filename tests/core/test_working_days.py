"""Working days in England."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core import working_days
from alongside.core.working_days import BANK_HOLIDAYS, add, between, easter, is_working_day

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2027, 12, 24), 1, date(2027, 12, 29)),
        (date(2026, 4, 2), 10, date(2026, 4, 20)),
        (date(2026, 4, 3), 0, date(2026, 4, 3)),
    ],
    ids=["next day", "over a weekend", "from a Saturday", "Boxing Day moved", "both moved", "over Easter", "none"],
)
def test_the_date_shown_to_a_person_is_right(start: date, days: int, expected: date) -> None:
    assert add(start, days) == expected


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25)), (2285, (3, 22))],
)
def test_easter_is_when_it_is(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


@pytest.mark.parametrize("year", sorted(BANK_HOLIDAYS))
def test_the_table_agrees_with_the_standing_rules_worked_out_on_their_own(year: int) -> None:
    assert BANK_HOLIDAYS[year] == working_days.by_standing_rules(year)
    assert len(BANK_HOLIDAYS[year]) == 8
    assert all(day.weekday() < 5 for day in BANK_HOLIDAYS[year])


def test_a_substitute_day_never_falls_on_another_bank_holiday() -> None:
    for year in range(1990, 2200):
        holidays = working_days.by_standing_rules(year)
        assert len(holidays) == 8
        assert all(day.weekday() < 5 for day in holidays)


def test_the_day_after_the_table_ends_still_works() -> None:
    assert add(date(2030, 12, 31), 1) == date(2031, 1, 2)


@given(DAYS, st.integers(min_value=0, max_value=400))
def test_counting_back_gives_the_number_that_was_added(start: date, days: int) -> None:
    assert between(start, add(start, days)) == days


@given(DAYS, st.integers(min_value=1, max_value=60))
def test_the_answer_is_always_a_working_day_after_the_start(start: date, days: int) -> None:
    end = add(start, days)
    assert end > start
    assert is_working_day(end)


@given(DAYS, st.integers(min_value=0, max_value=800))
def test_counting_agrees_with_looking_at_every_day(start: date, span: int) -> None:
    end = start + timedelta(days=span)
    assert between(start, end) == sum(is_working_day(start + timedelta(days=step)) for step in range(1, span + 1))


@given(DAYS, DAYS)
def test_nothing_lies_between_a_day_and_an_earlier_one(one: date, other: date) -> None:
    assert between(max(one, other), min(one, other)) == 0


def test_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        add(date(2026, 1, 5), -1)

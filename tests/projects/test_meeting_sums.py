"""Clocks in London, whose turn it is, for whom a time does not fit, what to prepare: the sums behind meetings."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.profile.choices import Format, Need, Times
from alongside.projects.meetings import access, clock, hints, turns

UTC = datetime.UTC


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(year, month, day, hour, minute, tzinfo=UTC)


def moment(day: str, time: str) -> datetime.datetime:
    return clock.moment(datetime.date.fromisoformat(day), datetime.time.fromisoformat(time))


@pytest.mark.parametrize(
    ("day", "time", "wanted"),
    [
        ("2027-03-27", "10:00", at(2027, 3, 27, 10)),
        ("2027-03-28", "10:00", at(2027, 3, 28, 9)),
        ("2027-03-29", "10:00", at(2027, 3, 29, 9)),
        ("2026-10-24", "10:00", at(2026, 10, 24, 9)),
        ("2026-10-25", "10:00", at(2026, 10, 25, 10)),
        ("2026-10-25", "00:30", at(2026, 10, 24, 23, 30)),
    ],
)
def test_ten_in_london_is_ten_in_london_whatever_the_season(day: str, time: str, wanted: datetime.datetime) -> None:
    found = moment(day, time)
    assert found == wanted
    assert clock.clock_of(found).isoformat("minutes") == time
    assert clock.day_of(found).isoformat() == day


@pytest.mark.parametrize("time", ["01:00", "01:30", "01:59"])
def test_a_time_that_clocks_jump_over_is_refused(time: str) -> None:
    with pytest.raises(clock.MissingHourError):
        moment("2027-03-28", time)


def test_of_a_time_that_comes_twice_it_is_the_first() -> None:
    found = moment("2026-10-25", "01:30")
    assert found == at(2026, 10, 25, 0, 30)
    assert clock.comes_twice(found)
    assert not clock.comes_twice(moment("2026-10-25", "02:00"))
    assert not clock.comes_twice(moment("2026-10-25", "00:59"))
    assert not clock.comes_twice(moment("2027-03-28", "02:00"))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("10:30", "10:30"), ("14.30", "14:30"), ("2:30 PM", "14:30"), ("2pm", "14:00"), ("12am", "00:00"),
        ("12 pm", "12:00"), ("02:30", "02:30"), ("9:05", "09:05"), ("0:30am", None), ("13pm", None), ("24:00", None),
        ("10:60", None), ("10", None), ("soon", None), ("٣:٣٠", None),
    ],
)  # fmt: skip
def test_times_are_read_as_people_type_them(typed: str, wanted: str | None) -> None:
    if wanted is None:
        with pytest.raises(clock.ClockError):
            clock.read(typed)
    else:
        assert clock.read(typed).isoformat("minutes") == wanted


def test_half_past_two_may_be_the_afternoon_and_is_asked_about() -> None:
    with pytest.raises(clock.HalfOfDayError):
        clock.read("2:30")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at(2027, 3, 29, 9), "Monday 29 March 2027 at 10am"),
        (at(2027, 3, 29, 13, 30), "Monday 29 March 2027 at 2:30pm"),
        (at(2027, 1, 4, 12), "Monday 4 January 2027 at midday"),
        (at(2027, 1, 4, 0), "Monday 4 January 2027 at midnight"),
        (at(2027, 1, 4, 0, 5), "Monday 4 January 2027 at 12:05am"),
    ],
)
def test_a_moment_is_said_as_people_say_it(moment: datetime.datetime, words: str) -> None:
    assert clock.said(moment) == words


def test_the_part_of_the_week_goes_by_the_clock_on_the_wall() -> None:
    assert hints.part_of_week(at(2027, 3, 29, 16)) == Times.WEEKDAY_EVENINGS  # 5pm in summer
    assert hints.part_of_week(at(2027, 3, 26, 16)) == Times.WEEKDAY_AFTERNOONS  # 4pm in winter
    assert hints.part_of_week(at(2027, 3, 29, 11)) == Times.WEEKDAY_AFTERNOONS
    assert hints.part_of_week(at(2027, 4, 2, 23, 30)) == Times.WEEKENDS  # half past midnight on Saturday


def test_only_who_said_when_they_can_and_not_then_counts_as_unfit() -> None:
    monday_at_ten = at(2027, 3, 29, 9)
    said = [[], ["varies"], ["weekends", "varies"], ["weekday mornings"], ["weekends"], ["weekday evenings"]]
    assert hints.unfit(monday_at_ten, said) == 2


def test_whose_turn_it_is() -> None:
    day = [at(2027, 1, number, 9) for number in range(1, 10)]
    assert turns.suggest([], []) is None
    assert turns.suggest([], [3, 1, 2]) == 3
    assert turns.suggest([(3, day[0])], [3, 1, 2]) == 1
    assert turns.suggest([(3, day[0]), (1, day[1]), (2, day[2])], [3, 1, 2]) == 3
    assert turns.suggest([(3, day[5]), (1, day[1]), (2, day[2])], [3, 1, 2]) == 1
    assert turns.suggest([(3, day[0]), (3, day[1]), (1, day[8]), (9, day[0])], [3, 1]) == 1


@given(st.lists(st.integers(1, 5), min_size=1, max_size=5, unique=True), st.integers(1, 40))
def test_who_always_follows_the_suggestion_takes_turns_fairly(members: list[int], meetings: int) -> None:
    history: list[tuple[int, datetime.datetime]] = []
    for number in range(meetings):
        chosen = turns.suggest(history, members)
        assert chosen is not None
        history.append((chosen, at(2027, 1, 1, 0) + datetime.timedelta(days=number)))
    counts = [sum(1 for member, _at in history if member == one) for one in members]
    assert max(counts) - min(counts) <= 1


def test_there_is_something_to_do_for_every_need_and_each_stands_once() -> None:
    for one in [*Need, *Format]:
        assert len(access.checklist([[one], [one]])) == 1, one
    both = [["breaks", "captions"], ["captions"], ["something old"]]
    assert [str(words) for words in access.checklist(both)] == ["Switch live captions on", "Plan breaks"]
    assert access.checklist(both) == access.checklist(reversed(both))

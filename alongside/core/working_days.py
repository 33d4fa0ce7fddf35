"""Working days in England: what "within 10 working days" means, on a date that can be shown to a person.

A working day is Monday to Friday and not a bank holiday in England. Bank holidays are those of the Banking and
Financial Dealings Act 1971 (Schedule 1), and of royal proclamation: New Year's Day, the early May day, and the
substitutes for days that fall on a weekend.

How sure: 2024 to 2026 are settled, as published on https://www.gov.uk/bank-holidays. Later years follow the standing
rules; a proclamation can still add or move a day, as in 2020, 2022 and 2023: look at that page each autumn and mend
the table. For years outside it the standing rules are used, so that nothing stops on the day the table ends.
"""

from datetime import date, timedelta
from functools import cache

SETTLED_UNTIL = 2026

_TABLE = {
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2029: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2030: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
}
BANK_HOLIDAYS: dict[int, frozenset[date]] = {
    year: frozenset(date.fromisoformat(f"{year}-{day}") for day in days.split()) for year, days in _TABLE.items()
}


def is_working_day(day: date) -> bool:
    """Whether offices are open in England: Monday to Friday, no bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def add(start: date, days: int) -> date:
    """Return the `days`-th working day after `start`; with 0, `start` itself, whatever day it is.

    The day on which something happened is not counted: sent on a Monday, one working day later is Tuesday.
    Raises ValueError for a negative number.
    """
    if days < 0:
        raise ValueError(f"days is {days}; it must be 0 or more")
    day = start
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def between(start: date, end: date) -> int:
    """Return how many working days lie after `start`, up to and including `end`; 0 when `end` is not later.

    The inverse of `add`: `between(start, add(start, n)) == n`.
    """
    span = (end - start).days
    if span <= 0:
        return 0
    weeks, rest = divmod(span, 7)
    weekdays = 5 * weeks + sum((start.weekday() + step) % 7 < 5 for step in range(1, rest + 1))
    years = range(start.year, end.year + 1)
    return weekdays - sum(start < day <= end for year in years for day in bank_holidays(year) if day.weekday() < 5)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Return the bank holidays of a year in England: from the table, else by the standing rules."""
    return BANK_HOLIDAYS.get(year) or by_standing_rules(year)


def by_standing_rules(year: int) -> frozenset[date]:
    """Return the bank holidays that a year has unless a proclamation changes them."""
    sunday = easter(year)
    new_year = date(year, 1, 1)
    christmas = date(year, 12, 25)
    fixed = {_next_free(new_year, frozenset())}
    first = _next_free(christmas, frozenset())
    fixed |= {first, _next_free(christmas + timedelta(days=1), frozenset({first}))}
    early_may = _monday_on_or_after(date(year, 5, 1))
    spring = _monday_on_or_after(date(year, 5, 25))
    summer = _monday_on_or_after(date(year, 8, 25))
    return frozenset(fixed | {sunday - timedelta(days=2), sunday + timedelta(days=1), early_may, spring, summer})


def easter(year: int) -> date:
    """Return Easter Sunday (Meeus, Astronomical Algorithms, 2nd edition 1998, chapter 8), years 1583 and later."""
    golden = year % 19
    century, within = divmod(year, 100)
    leaps, century_rest = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - shift + 15) % 30
    quarter, within_rest = divmod(within, 4)
    weekday = (32 + 2 * century_rest + 2 * quarter - moon - within_rest) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _monday_on_or_after(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _next_free(day: date, taken: frozenset[date]) -> date:
    """Return the day itself, or the next weekday that is not taken: the substitute day."""
    while day.weekday() >= 5 or day in taken:
        day += timedelta(days=1)
    return day

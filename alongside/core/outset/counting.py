"""How many of an organisation's projects were from the outset, in a period: counted once the answer is settled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from alongside.core.outset.finding import Moment
from alongside.core.outset.instants import instant
from alongside.core.outset.judging import judge
from alongside.core.outset.record import Record

#: Whose midnight divides one day, and so one period, from the next.
LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Settled:
    """What a project was judged to be when its scoping ended. `at` is aware, kept in UTC; `ValueError` for naive."""

    moment: Moment
    at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", instant(self.at, "at"))


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to, not including, `end`. Raises `ValueError` where that is no day at all."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a period from {self.start} to before {self.end} holds no day; end must be after start")

    def holds(self, day: date) -> bool:
        """Whether a day lies in the period."""
        return self.start <= day < self.end


@dataclass(frozen=True, slots=True)
class Share:
    """How many projects were from the outset, of those whose scoping ended in a period.

    Raises `ValueError` unless 0 ≤ numerator ≤ denominator.
    """

    numerator: int
    denominator: int
    period: Period

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.denominator:
            raise ValueError(f"{self.numerator} of {self.denominator} is no share; numerator is 0 to denominator")

    @property
    def fraction(self) -> float | None:
        """The share as a number from 0 to 1; None of no projects."""
        return self.numerator / self.denominator if self.denominator else None


def settle(record: Record, *, until: datetime) -> Settled | None:
    """Return what a project was when its scoping ended; None where that has not come by an aware `until`.

    Only what was done before counts, so the moment is "from-the-outset", "from-design" where partners contributed who
    joined after the aim, else "not-yet". It stays as it is, whatever follows. Raises `ValueError` for a naive `until`.
    """
    found = judge(record, until=until)
    if found.scoping_ended is None:
        return None
    return Settled(found.moment if found.people_who_shaped else Moment.NOT_YET, found.scoping_ended)


def share(settled: Iterable[Settled], period: Period, *, zone: tzinfo = LONDON) -> Share:
    """Count those from the outset among the projects settled in a period, by the date in a zone."""
    moments = [one.moment for one in settled if period.holds(one.at.astimezone(zone).date())]
    return Share(moments.count(Moment.FROM_THE_OUTSET), len(moments), period)


def by_period(settled: Iterable[Settled], periods: Iterable[Period], *, zone: tzinfo = LONDON) -> list[Share]:
    """Return the share of each period, in the order of the periods."""
    every = list(settled)
    return [share(every, period, zone=zone) for period in periods]


def quarters_before(day: date, count: int) -> list[Period]:
    """Return so many calendar quarters, the earliest first; the last one holds the day, and may still be going on.

    Raises `ValueError` for a negative count.
    """
    if count < 0:
        raise ValueError(f"count is {count}; it must be 0 or more")
    latest = 4 * day.year + (day.month - 1) // 3
    return [Period(_first_day(number), _first_day(number + 1)) for number in range(latest - count + 1, latest + 1)]


def _first_day(quarter: int) -> date:
    """Return the first day of a quarter, counted from the year 0."""
    year, within = divmod(quarter, 4)
    return date(year, 3 * within + 1, 1)

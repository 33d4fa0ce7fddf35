"""For how many an offered time does not fit what they said of their times: a gentle hint, and no names."""

import datetime
from collections.abc import Iterable, Sequence

from alongside.people.profile.choices import Times
from alongside.projects.meetings import clock

AFTERNOON, EVENING = 12, 17


def part_of_week(at: datetime.datetime) -> Times:
    """Return which of the times that people choose from a moment falls into, by clocks in London."""
    if clock.day_of(at).weekday() >= 5:
        return Times.WEEKENDS
    hour = clock.clock_of(at).hour
    if hour < AFTERNOON:
        return Times.WEEKDAY_MORNINGS
    return Times.WEEKDAY_AFTERNOONS if hour < EVENING else Times.WEEKDAY_EVENINGS


def unfit(at: datetime.datetime, times: Iterable[Sequence[str]]) -> int:
    """Return how many said when they can take part, and did not say this part of the week.

    Whose times vary said nothing that could stand against it.
    """
    part = part_of_week(at)
    return sum(1 for said in times if said and Times.VARIES not in said and part not in said)

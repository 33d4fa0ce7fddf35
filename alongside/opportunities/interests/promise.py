"""By which day somebody hears back, and how long it took: the promise that nobody is left hanging."""

import datetime
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from django.utils import timezone

from alongside.core import working_days

if TYPE_CHECKING:
    from alongside.opportunities.models import Opportunity

PROMISED_DAYS = 10
FIRST_REMINDER = 5


def answer_by(opportunity: "Opportunity", sent_on: datetime.date) -> datetime.date:
    """Return the day until which somebody who sends on this day is promised an answer.

    The day that the opportunity itself names; else ten working days after it closes, or after sending when it has no
    closing date.
    """
    if opportunity.answers_by and opportunity.answers_by >= sent_on:
        return opportunity.answers_by
    closes = closing_day(opportunity)
    return working_days.add(max(sent_on, closes) if closes else sent_on, PROMISED_DAYS)


def closing_day(opportunity: "Opportunity") -> datetime.date | None:
    """Return the last day of an opportunity: the day it was closed, else the day it says; None when open-ended."""
    closed_on = timezone.localdate(opportunity.closed_at) if opportunity.closed_at else None
    named = None if opportunity.is_open_ended else opportunity.closes
    return min(filter(None, [closed_on, named]), default=None)


@dataclass(frozen=True, kw_only=True)
class TimeToAnswer:
    """How long an organisation takes to answer: the median, None when too few were answered to say."""

    answered: int
    waiting_too_long: int
    working_days: float | None = None


# With one or two the figure would tell when one particular person was answered, and say nothing of the organisation.
FEWEST = 3


def waited(since: datetime.datetime, until: datetime.datetime) -> int:
    """Return for how many working days somebody waited, by the days in London."""
    return working_days.between(timezone.localdate(since), timezone.localdate(until))


def time_to_answer(waited: Counter[int], waiting_too_long: int) -> TimeToAnswer:
    """Return the median over how many people waited for how many working days."""
    answered = waited.total()
    middle = median(waited.elements()) if answered >= FEWEST else None
    return TimeToAnswer(answered=answered, waiting_too_long=waiting_too_long, working_days=middle)

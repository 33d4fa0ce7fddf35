"""Wall clocks in London and moments in time: what people type, what is kept, what is shown.

Twice a year the two do not match: when clocks go forward an hour is missing, when they go back one comes twice.
"""

import datetime
import re
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _

LONDON = ZoneInfo("Europe/London")
_TYPED = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm)?")
#: A bare hour before this one is asked about: nobody means half past two at night by 2:30.
EARLIEST_BARE_HOUR = 6


class ClockError(Exception):
    """What was typed is no time."""


class HalfOfDayError(ClockError):
    """It is a time, but may mean the morning or the afternoon."""


class MissingHourError(ClockError):
    """Clocks go forward on that day, and jump over this time."""


def read(typed: str) -> datetime.time:
    """Read a time as people type it: 10:30, 14.30, 2pm, 2:30 pm.

    Raises HalfOfDayError for 2:30 alone (02:30 is the night), and ClockError for what is no time.
    """
    found = _TYPED.fullmatch("".join(typed.lower().split()))
    if found is None or not (found[2] or found[3]):
        raise ClockError
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise ClockError
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    elif len(found[1]) == 1 and hour < EARLIEST_BARE_HOUR:
        raise HalfOfDayError
    try:
        return datetime.time(hour, minute)
    except ValueError as error:
        raise ClockError from error


def moment(day: datetime.date, clock: datetime.time) -> datetime.datetime:
    """Return when clocks in London show this, in UTC; of a time that comes twice, the first.

    Raises MissingHourError for a time that clocks jump over.
    """
    wall = datetime.datetime.combine(day, clock)
    found = wall.replace(tzinfo=LONDON).astimezone(datetime.UTC)
    if found.astimezone(LONDON).replace(tzinfo=None) != wall:
        raise MissingHourError
    return found


def comes_twice(at: datetime.datetime) -> bool:
    """Whether clocks in London show the time of this moment a second time that day."""
    wall = at.astimezone(LONDON).replace(tzinfo=None)
    offsets = {wall.replace(tzinfo=LONDON, fold=fold).utcoffset() for fold in (0, 1)}
    return len(offsets) == 2


def clock_of(at: datetime.datetime) -> datetime.time:
    """Return what clocks in London show, to the minute."""
    return at.astimezone(LONDON).time().replace(second=0, microsecond=0)


def day_of(at: datetime.datetime) -> datetime.date:
    """Return which day it is in London."""
    return at.astimezone(LONDON).date()


def said(at: datetime.datetime) -> str:
    """Say a moment in London: Monday 29 March 2027 at 10am."""
    day = formats.date_format(day_of(at), "l j F Y")
    return _("%(day)s at %(time)s") % {"day": day, "time": said_clock(at)}


def said_clock(at: datetime.datetime) -> str:
    """Say what clocks in London show: 10am, 2:30pm, midday."""
    clock = clock_of(at)
    if (clock.hour, clock.minute) == (12, 0):
        return _("midday")
    if (clock.hour, clock.minute) == (0, 0):
        return _("midnight")
    shown = str(clock.hour % 12 or 12) + (f":{clock.minute:02d}" if clock.minute else "")
    return (_("%(clock)sam") if clock.hour < 12 else _("%(clock)spm")) % {"clock": shown}

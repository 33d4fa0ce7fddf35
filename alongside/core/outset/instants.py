"""Points in time that can be compared: aware, and kept in UTC."""

from datetime import UTC, datetime


def instant(at: datetime, field: str) -> datetime:
    """Return an aware datetime in UTC; raise `ValueError`, with the name of the field, for a naive one.

    Python compares two datetimes of one zone by what the clock on the wall shows, which in the night
    when clocks go back puts later before earlier. In UTC there is no such night.
    """
    if at.utcoffset() is None:
        raise ValueError(f"{field} is {at}, which says no time zone; give an aware datetime")
    return at.astimezone(UTC)


def before(at: datetime, end: datetime | None) -> bool:
    """Whether something happened before an end; what has not ended yet lies ahead of everything. Both in UTC."""
    return end is None or at < end

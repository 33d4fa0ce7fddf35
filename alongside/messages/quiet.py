"""Quiet hours: when somebody wants no emails, in London's time, whole hours, also over midnight."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Hours:
    """From one whole hour (0 to 23) to another; the same hour twice is no quiet at all."""

    begins: int
    ends: int

    def holds(self, hour: int) -> bool:
        """Whether a message of this hour waits."""
        if self.begins <= self.ends:
            return self.begins <= hour < self.ends
        return hour >= self.begins or hour < self.ends

    def until(self, now: datetime) -> datetime | None:
        """Return when a message of now may go out; None for at once.

        On the night when clocks change, the end is what the clock on the wall shows.
        """
        local = timezone.localtime(now)
        if not self.holds(local.hour):
            return None
        day = local.date() + timedelta(days=1 if local.hour >= self.ends else 0)
        return timezone.make_aware(datetime.combine(day, time(self.ends)))

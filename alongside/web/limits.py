"""How often somebody may write: counted in the shared cache, per person, else per network address.

Counting is a read and a write, not one atomic step: under a burst a few more may pass than the limit says. That is
enough against abuse, and needs no second server.
"""

import hashlib
import time
from collections.abc import Mapping

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from alongside.web.requests import client_address

HOUR = 3600
DAY = 24 * HOUR


class TooManyRequestsError(Exception):
    """Too many writes in an hour, or in a day; `retry_after` seconds remain."""

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__("Too many requests")


def spend(request: HttpRequest, name: str, per_hour: int) -> None:
    """Count one write; raises TooManyRequestsError over the limit."""
    if not settings.RATE_LIMITS:
        return
    who = f"p{request.user.pk}" if request.user.is_authenticated else f"a{client_address(request)}"
    spend_for(who, name, per_hour)


def spend_for(who: str, name: str, per_hour: int) -> None:
    """Count one act of `who`; raises TooManyRequestsError over the limit."""
    spend_within(who, name, {HOUR: per_hour})


def spend_within(who: str, name: str, limits: Mapping[int, int]) -> None:
    """Count one act of `who` against several limits, each the most in so many seconds.

    What is refused is not counted. Raises TooManyRequestsError with the time until all of them allow it again.
    """
    digest = hashlib.sha256(f"{settings.SECRET_KEY}|{who}".encode()).hexdigest()[:32]
    now, counts, waits = int(time.time()), {}, []
    for seconds, most in limits.items():
        window, since = divmod(now, seconds)
        key = f"limit|{name}|{seconds}|{window}|{digest}"
        counts[key] = (int(cache.get(key, 0)) + 1, seconds)
        if counts[key][0] > most:
            waits.append(seconds - since)
    if waits:
        raise TooManyRequestsError(max(waits))
    for key, (count, seconds) in counts.items():
        cache.set(key, count, seconds)

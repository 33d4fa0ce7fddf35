"""What recurs. Each room adds its own in `AppConfig.ready()`; the worker runs it once a period, however many workers.

A task may run twice when a worker dies in the middle of it, so every task is an action that can be repeated safely.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


class ScheduleError(Exception):
    """A task was put on the schedule wrongly; the message says how."""


@dataclass(frozen=True, kw_only=True)
class Recurring:
    """A task that is run once in every period."""

    name: str
    period: timedelta
    task: Callable[[], object]


@dataclass(frozen=True, kw_only=True)
class Continual:
    """A task that every worker runs about once a second.

    It shares the work with the other workers by itself, does a little, and returns whether it did anything.
    """

    name: str
    task: Callable[[], bool]


recurring: dict[str, Recurring] = {}
continual: dict[str, Continual] = {}


def every(*, name: str, task: Callable[[], object], hours: float = 0, minutes: float = 0) -> None:
    """Run `task` once in every period.

    Raises ScheduleError for a name that is taken or a period shorter than a minute.
    """
    period = timedelta(hours=hours, minutes=minutes)
    if period < timedelta(minutes=1):
        raise ScheduleError(f"{name} must recur every minute or less often.")
    _check_free(name)
    recurring[name] = Recurring(name=name, period=period, task=task)


def continually(*, name: str, task: Callable[[], bool]) -> None:
    """Run `task` about once a second in every worker, for work that must not wait for a period to end.

    Raises ScheduleError for a name that is taken.
    """
    _check_free(name)
    continual[name] = Continual(name=name, task=task)


def _check_free(name: str) -> None:
    if name in recurring or name in continual:
        raise ScheduleError(f"{name} is on the schedule already; names must differ.")

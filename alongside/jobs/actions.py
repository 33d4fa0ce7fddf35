"""Writes of this room: holding and releasing recurring tasks, signs of life, tidying up after workers that died.

Holding is one conditional UPDATE: the database decides which of several workers gets the task, on SQLite and on
PostgreSQL alike. Workers on several machines must agree on the time to within a few seconds.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from alongside.jobs.models import Schedule, Worker
from alongside.jobs.schedule import Recurring

HEARTBEAT = timedelta(seconds=15)
LEASE = timedelta(minutes=2)  # without a sign of life for so long, a worker counts as dead
FIRST_RETRY = timedelta(minutes=1)
MOST_STARTS = 3  # a queued task that took its worker down so often is given up
RESULTS_KEPT = timedelta(days=14)


def enrol(tasks: list[Recurring]) -> None:
    """Give every recurring task its row; a new one is due at once, one whose period became shorter is due sooner."""
    now = timezone.now()
    for task in tasks:
        Schedule.objects.get_or_create(name=task.name, defaults={"next_due": now})
        Schedule.objects.filter(name=task.name, next_due__gt=now + task.period).update(next_due=now + task.period)


def hold(name: str, *, worker: str) -> bool:
    """Take a task that is due; False when another worker has it, or has already run it in this period."""
    now = timezone.now()
    free = Q(running_by="") | Q(running_until__lt=now)
    taken = Schedule.objects.filter(free, name=name, next_due__lte=now).update(
        last_started=now, running_by=worker, running_until=now + LEASE
    )
    return bool(taken)


@transaction.atomic
def release(task: Recurring, *, worker: str, succeeded: bool) -> None:
    """Note how a task ended and when it is due again; nothing when another worker took it over meanwhile."""
    row = Schedule.objects.select_for_update().filter(name=task.name, running_by=worker).first()
    if row is None:
        return
    now = timezone.now()
    row.running_by, row.running_until = "", None
    if succeeded:
        row.last_finished, row.failures = now, 0
        row.next_due = following(row.next_due, task.period, now)
    else:
        row.failures += 1
        row.next_due = now + retry_after(row.failures, task.period)
    row.save()


def following(due: datetime, period: timedelta, now: datetime) -> datetime:
    """Return the first time after `now` that is a whole number of periods from `due`, so the time of day stays."""
    return due + period * ((now - due) // period + 1)


def retry_after(failures: int, period: timedelta) -> timedelta:
    """Return how long to wait after a failure: 1, 2, 4, 8 … minutes, at most a period."""
    return min(FIRST_RETRY * 2 ** min(failures - 1, 20), period)


def beat(worker: str, *, holding: str = "") -> None:
    """Say that a worker is alive, and keep hold of the recurring task it is running."""
    now = timezone.now()
    Worker.objects.update_or_create(
        name=worker, defaults={"seen_at": now}, create_defaults={"seen_at": now, "started_at": now}
    )
    if holding:
        Schedule.objects.filter(name=holding, running_by=worker).update(running_until=now + LEASE)


def retire(worker: str) -> None:
    """Take a worker that stops off the list."""
    Worker.objects.filter(name=worker).delete()


@transaction.atomic
def rescue() -> int:
    """Put queued tasks whose worker died back in the queue, and return how many.

    One that took down several workers is marked failed instead, so that it cannot do so for ever.
    """
    since = timezone.now() - LEASE
    alive = set(Worker.objects.filter(seen_at__gt=since).values_list("name", flat=True))
    running = DBTaskResult.objects.running().filter(started_at__lt=since).select_for_update()
    lost = [result for result in running if not alive.intersection(result.worker_ids[-1:])]
    for result in lost:
        given_up = len(result.worker_ids) >= MOST_STARTS
        result.status = TaskResultStatus.FAILED if given_up else TaskResultStatus.READY
        result.finished_at = timezone.now() if given_up else None
        result.save(update_fields=["status", "finished_at"])
    return len(lost)


def prune() -> int:
    """Delete the results of tasks that ended long ago, and workers that died; return how many results."""
    before = timezone.now() - RESULTS_KEPT
    Worker.objects.filter(seen_at__lt=timezone.now() - timedelta(days=1)).delete()
    return DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()[0]

"""Reads of this room."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alongside.jobs import schedule
from alongside.jobs.actions import LEASE
from alongside.jobs.models import Schedule, Worker

LATE = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Health:
    """Whether work is being done. `since` is when the longest-serving live worker started."""

    workers: int
    since: datetime | None
    last_seen: datetime | None
    queued: int
    late: list[str]
    failing: list[str]

    @property
    def is_alive(self) -> bool:
        """Whether a worker gave a sign of life lately."""
        return self.workers > 0

    @property
    def is_well(self) -> bool:
        """Whether a worker is alive, and nothing that recurs is late or failing."""
        return self.is_alive and not self.late and not self.failing


def health() -> Health:
    """Return whether work is being done, for the health page: three queries."""
    now = timezone.now()
    workers = list(Worker.objects.order_by("started_at"))
    alive = [worker for worker in workers if worker.seen_at > now - LEASE]
    rows = list(Schedule.objects.filter(name__in=schedule.recurring).order_by("name"))
    return Health(
        workers=len(alive),
        since=alive[0].started_at if alive else None,
        last_seen=max((worker.seen_at for worker in workers), default=None),
        queued=DBTaskResult.objects.ready().count(),
        late=[row.name for row in rows if row.next_due < now - LATE],
        failing=[row.name for row in rows if row.failures],
    )


def due() -> list[schedule.Recurring]:
    """Return the recurring tasks whose time has come, the longest overdue first."""
    names = Schedule.objects.filter(next_due__lte=timezone.now()).order_by("next_due").values_list("name", flat=True)
    return [schedule.recurring[name] for name in names if name in schedule.recurring]

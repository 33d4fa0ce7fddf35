"""When each recurring task runs next, and which workers are alive."""

from django.db import models
from django.db.models import Q


class Schedule(models.Model):
    """One recurring task: when it is due, and who is running it now.

    `running_by` holds it until `running_until`, which the worker's heartbeat moves on. A worker that dies stops moving
    it on, and another worker takes over.
    """

    name = models.CharField(max_length=80, unique=True)
    next_due = models.DateTimeField()
    last_started = models.DateTimeField(null=True)
    last_finished = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    running_by = models.CharField(max_length=64, blank=True)
    running_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "schedule"
        constraints = [
            models.CheckConstraint(
                condition=Q(running_by="", running_until=None) | (~Q(running_by="") & Q(running_until__isnull=False)),
                name="jobs_schedule_held_until_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """A process that works; it says every few seconds that it is alive, and leaves when it stops."""

    name = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name

"""What a team has to do, and who does it."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MEMBER = "projects.Member"


class Task(models.Model):
    """Something to do; without a day it is done when somebody can."""

    class State(models.TextChoices):
        """How far it is."""

        TO_DO = "to do", _("To do")
        DOING = "doing", _("Somebody is doing it")
        DONE = "done", _("Done")
        NOT_NEEDED = "not needed", _("No longer needed")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="tasks")
    what = models.CharField(max_length=200)
    more = models.TextField(max_length=1000, blank=True)
    when = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TO_DO)
    # What was written in a discussion that it came out of.
    from_post = models.ForeignKey(
        "projects.Post", null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks"
    )
    # The meeting whose notes it came out of.
    from_meeting = models.ForeignKey(
        "projects.Meeting", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    from_decision = models.ForeignKey(
        "projects.Decision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by = models.ForeignKey(MEMBER, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    # A helper who wrote it down for them.
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    # The number of the last change: two who change it at once are told.
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="projects_task_says_what"),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False) | (~Q(state="done") & Q(done_at=None)),
                name="projects_task_done_when",
            ),
        ]
        indexes = [models.Index(fields=["project", "state", "when"], name="projects_task_open")]

    def __str__(self) -> str:
        return f"task {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.state in OPEN

    @property
    def day_to_come(self) -> datetime.date | None:
        """The day it is meant for; once that has passed it is done when somebody can, for nobody is late."""
        return self.when if self.when and self.when >= timezone.localdate() else None


OPEN = (Task.State.TO_DO, Task.State.DOING)


class TaskPerson(models.Model):
    """That a member does a task, or did it."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="people")
    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="tasks")
    # A helper who took it for them.
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name_plural = "task people"
        constraints = [models.UniqueConstraint(fields=["task", "member"], name="projects_task_person_once")]

    def __str__(self) -> str:
        return f"task person {self.pk}"

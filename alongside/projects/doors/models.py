"""The relationships that a project needs."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Door(models.Model):
    """Somebody, or a department, a charity, a board, whom the project needs."""

    class State(models.TextChoices):
        """How far it is."""

        TO_OPEN = "to open", _("Still to open")
        OPENING = "opening", _("Being opened")
        OPEN = "open", _("Open")
        SHUT = "shut", _("Did not open")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="doors")
    who = models.CharField(max_length=200)
    why = models.TextField(max_length=500)
    # Which member opens it.
    opener = models.ForeignKey("projects.Member", null=True, on_delete=models.SET_NULL, related_name="doors")
    how_it_went = models.TextField(max_length=1000, blank=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.TO_OPEN)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(who=""), name="projects_door_named")]
        indexes = [models.Index(fields=["project", "state"], name="projects_door_state")]

    def __str__(self) -> str:
        return f"door {self.pk}"

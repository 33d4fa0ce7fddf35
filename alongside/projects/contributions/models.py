"""What people did for a project."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Contribution(models.Model):
    """One thing that one member did, written down as they did it; the member can take it back."""

    class Kind(models.TextChoices):
        """What was done."""

        DISCUSSION = "discussion", _("Wrote in a discussion")
        DECISION = "decision", _("Took part in a decision")
        MEETING = "meeting", _("Took part in a meeting")
        TASK = "task", _("Did a task")
        AIM = "aim", _("Wrote the aim")
        WAYS = "ways", _("Wrote the ways of working")
        DOOR = "door", _("Opened a door")
        STAGE = "stage", _("Moved the project on")
        OTHER = "other", _("Something else")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="contributions")
    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="contributions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # Which thing of that kind: its key, so that doing a thing twice counts once. For something else, in words.
    thing = models.CharField(max_length=64)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    # A helper who wrote it down for them.
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "kind", "thing"], name="projects_contribution_once"),
        ]
        indexes = [
            models.Index(fields=["project", "at"], name="projects_contribution_when"),
            models.Index(fields=["member", "at"], name="projects_contribution_whose"),
        ]

    def __str__(self) -> str:
        return f"contribution {self.pk}"

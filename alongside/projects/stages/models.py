"""The stages a project went through."""

from django.conf import settings
from django.db import models

from alongside.projects.choices import Stage


class StageMove(models.Model):
    """A project moved on, or back. The first one is its beginning, and comes from nowhere."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="moves")
    from_stage = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    to_stage = models.CharField(max_length=12, choices=Stage.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["project", "at"], name="projects_move_when")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_stage=models.F("to_stage")), name="projects_move_goes_somewhere"
            )
        ]

    def __str__(self) -> str:
        return f"move {self.pk}"

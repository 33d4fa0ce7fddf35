"""Which openings were started from which project."""

from django.conf import settings
from django.db import models

from alongside.opportunities.models import Opportunity


class Opening(models.Model):
    """An opening that a team drafts for its project."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="openings")
    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="opening_of_project")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"opening {self.pk}"

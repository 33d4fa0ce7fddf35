"""Who led a project when, and to whom the lead was offered."""

import uuid

from django.db import models
from django.db.models import Q


class LeadTerm(models.Model):
    """A time in which one member led."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="lead_terms")
    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="lead_terms")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    # Whether it was offered by whoever led before; otherwise the member took it.
    was_offered = models.BooleanField(default=False)
    # When the lead last said "I am still here"; and when the team was last told that they had heard nothing.
    here_at = models.DateTimeField(null=True, blank=True)
    told_silent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project"], condition=Q(ended_at=None), name="projects_lead_one_now"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("began_at")), name="projects_lead_ends_after"
            ),
        ]

    def __str__(self) -> str:
        return f"lead term {self.pk}"


class LeadOffer(models.Model):
    """The lead was offered to a member; open until it is answered, or the lead has changed."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="lead_offers")
    to = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="lead_offers")
    # None: nobody led, or the service offered it to all because the lead was silent.
    by = models.ForeignKey("projects.Member", null=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    was_accepted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "to"], condition=Q(closed_at=None), name="projects_lead_offer_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"lead offer {self.pk}"

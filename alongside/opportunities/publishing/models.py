"""What happened to an opportunity on its way: readings and changes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Review(models.Model):
    """One reading of a draft before it is published: asked for by one person, decided by another."""

    class Outcome(models.TextChoices):
        """How the reading ended."""

        PUBLISHED = "published", _("Published")
        SENT_BACK = "sent back", _("Sent back with comments")
        TAKEN_BACK = "taken back", _("Taken back by the people who wrote it")

    opportunity = models.ForeignKey("opportunities.Opportunity", on_delete=models.CASCADE, related_name="reviews")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    words = models.TextField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity"], condition=Q(decided_at=None), name="opportunities_review_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, outcome="") | (Q(decided_at__isnull=False) & ~Q(outcome="")),
                name="opportunities_review_decided_has_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"review {self.pk}"


class Revision(models.Model):
    """One change to an opportunity after it was published, with the text before and after."""

    opportunity = models.ForeignKey("opportunities.Opportunity", on_delete=models.CASCADE, related_name="revisions")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    before = models.JSONField()
    after = models.JSONField()
    is_material = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["opportunity", "-id"], name="opportunities_revision_last")]

    def __str__(self) -> str:
        return f"revision {self.pk}"

"""What happened to an opportunity on its way: readings, changes, reports, hidings."""

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


class Report(models.Model):
    """Somebody told us that a published opportunity is not right. No account is needed, and none is kept."""

    class Reason(models.TextChoices):
        """What is wrong with it."""

        MISLEADING = "misleading", _("It is not what it says it is")
        UNSAFE = "unsafe", _("It could put somebody at risk")
        OFFENSIVE = "offensive", _("It is offensive or unfair")
        PERSONAL = "personal", _("It shows somebody’s private details")
        MONEY = "money", _("It asks for money, or tries to sell something")
        OUT_OF_DATE = "out of date", _("It is out of date or over")
        OTHER = "other", _("Something else")

    opportunity = models.ForeignKey("opportunities.Opportunity", on_delete=models.CASCADE, related_name="reports")
    key = models.UUIDField(unique=True, editable=False)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    words = models.TextField(max_length=2000, blank=True)
    reported_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["opportunity"], name="opportunities_report_waiting", condition=Q(handled_at=None)),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"


class Hiding(models.Model):
    """A time during which an opportunity was hidden, and why."""

    opportunity = models.ForeignKey("opportunities.Opportunity", on_delete=models.CASCADE, related_name="hidings")
    reason = models.TextField(max_length=1000)
    hidden_at = models.DateTimeField()
    hidden_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    shown_at = models.DateTimeField(null=True)
    shown_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity"], condition=Q(shown_at=None), name="opportunities_hiding_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"hiding {self.pk}"

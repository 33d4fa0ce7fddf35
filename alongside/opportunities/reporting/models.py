"""What people told us about a published opportunity, and when it was hidden."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


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

"""One person's answer to one opportunity."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Interest(models.Model):
    """One person's answer to one opportunity; it always gets a reply."""

    class State(models.TextChoices):
        """Its life: what the person wrote, until it is answered."""

        DRAFT = "draft", _("Not sent yet")
        SENT = "sent", _("Sent, waiting for an answer")
        YES = "yes", _("Yes")
        WAITING_LIST = "waiting list", _("Waiting list")
        NOT_THIS_TIME = "not this time", _("Not this time")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    opportunity = models.ForeignKey("opportunities.Opportunity", on_delete=models.CASCADE, related_name="interests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="interests")
    state = models.CharField(max_length=14, choices=State.choices, default=State.DRAFT)
    why = models.TextField(max_length=2000, blank=True)
    started_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "person"], name="opportunities_interest_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(state="withdrawn") | Q(sent_at__isnull=False),
                name="opportunities_interest_sent_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["yes", "waiting list", "not this time"]) | Q(answered_at__isnull=False),
                name="opportunities_interest_answered_when",
            ),
        ]
        indexes = [
            models.Index(fields=["opportunity", "state"], name="opportunities_interest_wait"),
        ]

    def __str__(self) -> str:
        return f"interest {self.pk}"

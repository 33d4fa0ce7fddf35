"""Requests to be an organisation's first involvement lead, and invitations to join one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class LeadRequest(models.Model):
    """Somebody asks to be the first involvement lead of an organisation; an administrator checks and decides."""

    class State(models.TextChoices):
        """Waiting or decided."""

        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Not approved")

    class Reason(models.TextChoices):
        """Why a request was declined; shown to the person."""

        NOT_CHECKED = "not checked", _("We could not check that you work with this organisation")
        HAS_LEAD = "has lead", _("This organisation has an involvement lead already")
        OTHER = "other", _("We need to talk to you first. Please contact us")

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="lead_requests"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lead_requests")
    is_staff = models.BooleanField(default=False)
    role = models.CharField(max_length=100)
    how_to_check = models.TextField(max_length=500)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=Q(state="waiting"),
                name="organisations_lead_request_waiting_once",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False),
                name="organisations_lead_request_decided_when",
            ),
        ]

    def __str__(self) -> str:
        return f"lead request {self.pk}"

    def shown_as(self) -> list[str]:
        """Return the names under which pages show it: an organisation joins with its first lead."""
        return [f"organisation:{self.organisation_id}", "organisations"]


class Invitation(models.Model):
    """An invitation to join, sent to an address. We keep a digest of its link, never the link itself."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="invitations")
    key = models.UUIDField(unique=True)
    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254)
    is_lead = models.BooleanField(default=False)
    is_staff = models.BooleanField(default=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=Q(accepted_at=None, cancelled_at=None),
                name="organisations_invitation_open_once",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(cancelled_at=None), name="organisations_invitation_one_end"
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

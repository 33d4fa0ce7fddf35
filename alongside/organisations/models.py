"""Organisations, and who belongs to them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """A trust, integrated care board, charity, university or programme host."""

    class Kind(models.TextChoices):
        """What sort of organisation it is."""

        TRUST = "trust", _("NHS trust")
        BOARD = "board", _("integrated care board")
        COMMUNITY = "community", _("community health provider")
        CHARITY = "charity", _("charity or community group")
        UNIVERSITY = "university", _("university or research body")
        HOST = "host", _("programme host")
        OTHER = "other", _("other organisation")

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    ods_code = models.CharField(max_length=5, null=True, blank=True, unique=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    region = models.CharField(max_length=80, blank=True)
    # Confirmed once an administrator approved its first involvement lead; only then can it publish.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    needs_second_reader = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ods_code=None) | Q(ods_code=Upper("ods_code")),
                name="organisations_organisation_ods_upper",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=models.F("valid_from")),
                name="organisations_organisation_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """That somebody belongs to an organisation. *Involvement lead* is a function, which a partner may hold."""

    class State(models.TextChoices):
        """Asked for, confirmed, or over."""

        ASKED = "asked"
        CONFIRMED = "confirmed"
        ENDED = "ended"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    is_lead = models.BooleanField(default=False)
    is_staff = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person"], name="organisations_membership_once"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="organisations_membership_confirmed_when",
            ),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"

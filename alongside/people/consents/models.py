"""Consents, given and taken back. A row is never changed but to say when it ended."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# The organisation of a consent that lets this service itself keep something.
OURSELVES = ""


class Purpose(models.TextChoices):
    """Which health data, for what."""

    LIVED_EXPERIENCE = "lived experience", _("what you have lived through")
    ACCESS_NEEDS = "access needs", _("your access and support needs")


class Consent(models.Model):
    """That somebody agreed: who may have what, to which version of our words, when and how."""

    class How(models.TextChoices):
        """Where the consent was given."""

        PROFILE = "profile"
        INTEREST = "interest"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    # A key of the organisation, and its name at that time: this room does not know organisations.
    organisation_key = models.CharField(max_length=60, blank=True, default=OURSELVES)
    organisation_name = models.CharField(max_length=200, blank=True)
    version = models.CharField(max_length=20)
    how = models.CharField(max_length=10, choices=How.choices)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose", "organisation_key"],
                condition=Q(withdrawn_at=None),
                name="people_consent_one_active",
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"

"""An email domain, and whether the organisation has shown that it controls it."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Domain(models.Model):
    """A domain that an organisation says is its own; it confirms staff once proved."""

    class Result(models.TextChoices):
        """What the last check found."""

        NONE = "", _("Not checked yet")
        PROVED = "proved", _("Proved")
        NOT_FOUND = "not found", _("We looked and did not find the words yet")
        NO_ANSWER = "no answer", _("The domain did not answer")
        REFUSED = "refused", _("The domain points to an address that we do not open")

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=253)
    token = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    # When somebody last asked for a check that has not been made yet.
    check_asked_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    proved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["domain"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "domain"], name="organisations_domain_once"),
            models.CheckConstraint(condition=models.Q(domain=Lower("domain")), name="organisations_domain_lower"),
        ]

    def __str__(self) -> str:
        return self.domain

    @property
    def record(self) -> str:
        """What the organisation publishes: in its DNS, or in a file on its site."""
        return f"alongside-verification={self.token}"

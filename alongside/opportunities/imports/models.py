"""What an opening knows of where it was found, and a file of openings between looking and importing."""

from django.db import models
from django.db.models import Q

from alongside.imports import models as imports

LONGEST_KEY = 100
LONGEST_URL = 500


class FromElsewhere(models.Model):
    """Part of every opportunity; empty in one that was written here.

    Found elsewhere, it is open and links to where it came from. Once its organisation claims it, no import touches it
    any more. Once it is opened here, people come forward here.
    """

    # The `id` in the file: unique in each organisation, so that no import reaches what another one brought in.
    source_key = models.CharField(max_length=LONGEST_KEY, null=True, blank=True)
    source_url = models.URLField(max_length=LONGEST_URL, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    opened_here_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_unclaimed(self) -> bool:
        """Whether it was found elsewhere and its organisation has not taken it over."""
        return self.source_key is not None and self.claimed_at is None

    @property
    def is_elsewhere(self) -> bool:
        """Whether people come forward where it was found, and not here."""
        return self.source_key is not None and self.opened_here_at is None


SOURCE_CONSTRAINTS = [
    models.UniqueConstraint(fields=["source_key", "organisation"], name="opportunities_opportunity_source_once"),
    models.CheckConstraint(
        condition=Q(source_key=None, source_url="")
        | (Q(source_key__isnull=False) & (Q(source_url__startswith="https://") | Q(source_url__startswith="http://"))),
        name="opportunities_opportunity_source_has_address",
    ),
    models.CheckConstraint(
        condition=Q(claimed_at=None) | Q(source_key__isnull=False), name="opportunities_opportunity_claimed_from_source"
    ),
    models.CheckConstraint(
        condition=Q(opened_here_at=None) | Q(claimed_at__isnull=False),
        name="opportunities_opportunity_opened_after_claimed",
    ),
]


class OpeningsUpload(imports.Upload):
    """A file of openings that somebody sent and has not confirmed yet."""

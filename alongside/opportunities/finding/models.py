"""A narrow copy of what is open, made for finding: counting over it touches no long text."""

from django.db import models

from alongside.opportunities.choices import Level, Mode, Region, Stage


class Listing(models.Model):
    """One open, visible opportunity. Written by `finding.actions.refresh` whenever the opportunity changes."""

    opportunity = models.OneToOneField(
        "opportunities.Opportunity", on_delete=models.CASCADE, primary_key=True, related_name="listing"
    )
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="+")
    published_at = models.DateTimeField()
    # Open-ended ones close on the last day that can be written, so that one index sorts all.
    closes = models.DateField()
    stage = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    level = models.CharField(max_length=14, choices=Level.choices, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    region = models.CharField(max_length=20, choices=Region.choices, blank=True)
    # None: it is not said, which can be so only of what was found elsewhere.
    is_paid = models.BooleanField(null=True)
    # Folded (lower case, no accents), for matching on any database.
    place = models.CharField(max_length=120, blank=True)
    # Which change of all listings it is from: see `ListingStamp`.
    number = models.PositiveBigIntegerField(default=0, db_index=True)
    # What search finds it by (`core.search`), with single spaces between. The database's index follows this column.
    marks = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["closes", "opportunity"], name="opportunities_listing_closes"),
            models.Index(fields=["-published_at", "-opportunity"], name="opportunities_listing_newest"),
            models.Index(fields=["organisation"], name="opportunities_listing_org"),
            # Counting reads this index alone, never the rows with their words.
            models.Index(
                fields=["closes", "stage", "level", "mode", "region", "is_paid", "organisation"],
                name="opportunities_listing_count",
            ),
        ]

    def __str__(self) -> str:
        return f"listing of opportunity {self.opportunity_id}"


class ListingMark(models.Model):
    """How many listings have a mark: what few have weighs more in a search."""

    mark = models.CharField(max_length=80, unique=True)
    openings = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.mark


class ListingStamp(models.Model):
    """One row that changes with every listing. Its lock, held until that is committed, puts changes in one order."""

    value = models.UUIDField()
    number = models.PositiveBigIntegerField(default=0)
    # The change by which all was made anew: who has seen less must read everything.
    base = models.PositiveBigIntegerField(default=0)
    # Which edition of the vocabularies the marks were read with.
    edition = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.value)


class ListingGone(models.Model):
    """A listing that is no more, and by which change: for those who hold it in memory."""

    opportunity = models.BigIntegerField(primary_key=True)
    number = models.PositiveBigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"listing of opportunity {self.opportunity}, gone"


class ListingTopic(models.Model):
    """One topic a listing is found under: its own, and every broader one."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "listing"], name="opportunities_listingtopic_once"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} of {self.listing_id}"

"""The tables of this room: `alongside.opportunities.models` is where all of them are imported from."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.choices import (
    LEVEL_MEANS,
    STAGE_MEANS,
    ChooserRole,
    Level,
    Mode,
    PaymentPer,
    Region,
    Stage,
)
from alongside.opportunities.drafting.models import DraftStep, Writer
from alongside.opportunities.finding.models import Listing, ListingGone, ListingMark, ListingStamp, ListingTopic
from alongside.opportunities.imports.models import SOURCE_CONSTRAINTS, FromElsewhere, OpeningsUpload
from alongside.opportunities.interests.models import Answer, Event, Interest, Note, Outcome, Reply
from alongside.opportunities.publishing.models import Review, Revision
from alongside.opportunities.reporting.models import Hiding, Report
from alongside.organisations.models import Membership, Organisation

__all__ = [
    "Answer",
    "Chooser",
    "DraftStep",
    "Event",
    "Hiding",
    "Interest",
    "Level",
    "Listing",
    "ListingGone",
    "ListingMark",
    "ListingStamp",
    "ListingTopic",
    "Mode",
    "Note",
    "OpeningsUpload",
    "Opportunity",
    "OpportunityTopic",
    "Outcome",
    "Question",
    "Region",
    "Reply",
    "Report",
    "Review",
    "Revision",
    "Stage",
    "Writer",
]

MOST_QUESTIONS = 5


class Opportunity(FromElsewhere, models.Model):
    """An opening to take part, from draft to answered."""

    class State(models.TextChoices):
        """Its life."""

        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in review", _("In review")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")
        ANSWERED = "answered", _("Answered")
        CANCELLED = "cancelled", _("Cancelled")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="opportunities")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=120, null=True, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=1000, blank=True)
    # When the leads were told that nobody is left who could answer; empty again once somebody is.
    told_nobody_chooses_at = models.DateTimeField(null=True, blank=True)
    # When the last person who waited was answered and the organisation said so.
    answered_at = models.DateTimeField(null=True, blank=True)

    title = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=400, blank=True)
    background = models.TextField(max_length=3000, blank=True)
    what_you_will_do = models.TextField(max_length=3000, blank=True)
    lived_experience = models.TextField(max_length=2000, blank=True)
    useful_skills = models.TextField(max_length=2000, blank=True)
    stage = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    level = models.CharField(max_length=14, choices=Level.choices, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    place = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=20, choices=Region.choices, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    times = models.CharField(max_length=200, blank=True)
    time_commitment = models.CharField(max_length=300, blank=True)
    duration = models.CharField(max_length=200, blank=True)
    is_paid = models.BooleanField(null=True)
    payment_pence = models.PositiveIntegerField(null=True, blank=True)
    payment_per = models.CharField(max_length=10, choices=PaymentPer.choices, blank=True)
    payment = models.CharField(max_length=500, blank=True)
    covers_expenses = models.BooleanField(null=True)
    expenses = models.CharField(max_length=500, blank=True)
    access_support = models.TextField(max_length=2000, blank=True)
    number_wanted = models.PositiveSmallIntegerField(null=True, blank=True)
    way_of_choosing = models.CharField(max_length=20, default="choosers")
    how_chosen = models.TextField(max_length=1000, blank=True)
    closes = models.DateField(null=True, blank=True)
    # Empty until somebody has chosen.
    is_open_ended = models.BooleanField(null=True)
    answers_by = models.DateField(null=True, blank=True)
    contact_name = models.CharField(max_length=100, blank=True)
    contact_email = models.EmailField(max_length=254, blank=True)

    class Meta:
        verbose_name_plural = "opportunities"
        constraints = [
            *SOURCE_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in review"])
                | Q(slug__isnull=False, published_at__isnull=False)
                | Q(state="cancelled"),
                name="opportunities_opportunity_published_has_address",
            ),
            models.CheckConstraint(
                # Naming what may be empty: a comparison with nothing is not false, and would pass.
                condition=~Q(state="open")
                | (Q(is_open_ended__isnull=False) & (Q(closes__isnull=False) | Q(is_open_ended=True))),
                name="opportunities_opportunity_open_has_end",
            ),
            models.CheckConstraint(
                # A draft keeps whatever was typed, until it is finished.
                condition=Q(state__in=["draft", "in review"])
                | Q(payment_pence=None)
                | (Q(is_paid__isnull=False) & Q(is_paid=True)),
                name="opportunities_opportunity_amount_when_paid",
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="opportunities_opportunity_dates",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | (Q(cancelled_at__isnull=False) & ~Q(cancel_reason="")),
                name="opportunities_opportunity_cancelled_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="opportunities_of_organisation"),
            models.Index(fields=["closes"], name="opportunities_to_close", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"opportunity {self.pk}"

    def shown_as(self) -> list[str]:
        """Return the names under which pages show it; none before it is published."""
        if self.published_at is None:
            return []
        return [f"opportunity:{self.pk}", f"answers:{self.organisation_id}"]

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it."""
        return self.published_at is not None and self.hidden_at is None

    @property
    def takes_interest(self) -> bool:
        """Whether somebody can say here, now, that they are interested; until the end of the closing day in London."""
        is_open = self.state == self.State.OPEN and self.hidden_at is None and not self.is_past_closing
        return is_open and not self.is_elsewhere

    @property
    def is_past_closing(self) -> bool:
        """Whether the closing day is over in London, even when the job that closes it has not run yet."""
        return not self.is_open_ended and self.closes is not None and self.closes < timezone.localdate()

    @property
    def has_fixed_questions(self) -> bool:
        """Whether its questions stay as they are, because people may have answered them here."""
        return self.published_at is not None and not self.is_elsewhere

    @property
    def stage_means(self) -> str:
        """The stage in plain words."""
        return str(STAGE_MEANS.get(self.stage, ""))

    @property
    def level_means(self) -> str:
        """How much say people have, in plain words."""
        return str(LEVEL_MEANS.get(self.level, ""))

    def topic_slugs(self) -> list[str]:
        """Return what it is about, in a steady order."""
        return sorted(topic.topic for topic in self.topics.all())


class OpportunityTopic(models.Model):
    """One topic (a slug of `core.topics`) that an opportunity is about."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "topic"], name="opportunities_topic_once"),
        ]
        indexes = [models.Index(fields=["topic"], name="opportunities_topic")]

    def __str__(self) -> str:
        return f"{self.topic} of opportunity {self.opportunity_id}"


class ChooserQuerySet(models.QuerySet["Chooser"]):
    """Choosers, and which of them count."""

    def trusted(self) -> "ChooserQuerySet":
        """Those still asked: by name as members, for as long as they belong; or by email, until they are taken away."""
        belongs = Membership.objects.filter(
            person=OuterRef("person"),
            organisation=OuterRef("opportunity__organisation"),
            state=Membership.State.CONFIRMED,
        )
        return self.filter(~Q(email="") | Exists(belongs))

    def able(self) -> "ChooserQuerySet":
        """Those who answer, or could once they promise: still asked, and they have not said no."""
        return self.trusted().filter(declined_at=None)

    def acting(self) -> "ChooserQuerySet":
        """Those who may read and answer now: they promised to keep it to themselves, and are still asked."""
        return self.trusted().filter(accepted_at__isnull=False)


class Chooser(models.Model):
    """Somebody who sees who came forward and answers them.

    Invited by name: a member of the organisation (`person` is known), or anybody by email (`person` is set when they
    take up the invitation). Until they accept confidentiality they see nothing and are not named to anybody; a member
    who leaves the organisation, or is made to leave, sees nothing any more (`objects.acting()`).
    """

    objects = ChooserQuerySet.as_manager()

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="choosers")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="choosing")
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    role = models.CharField(max_length=10, choices=ChooserRole.choices)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField()
    # When they promised to keep what they read to themselves.
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "person"], name="opportunities_chooser_person_once"),
            models.UniqueConstraint(
                fields=["opportunity", "email"], condition=~Q(email=""), name="opportunities_chooser_email_once"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(email=""), name="opportunities_chooser_can_be_reached"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(person__isnull=False),
                name="opportunities_chooser_accepted_is_somebody",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(declined_at=None), name="opportunities_chooser_accepted_or_declined"
            ),
        ]

    def __str__(self) -> str:
        return f"chooser {self.pk}"


class Question(models.Model):
    """A question of the opportunity's own, asked of everyone who is interested. At most five, fixed once published."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)
    help = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "place"], name="opportunities_question_place"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST_QUESTIONS), name="opportunities_question_at_most_five"
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"

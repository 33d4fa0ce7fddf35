"""Opportunities: published openings to take part."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.organisations.models import Organisation


class Stage(models.TextChoices):
    """Where the project is; the earlier, the more can still change."""

    IDEA = "idea", _("Idea")
    SCOPING = "scoping", _("Scoping")
    DESIGN = "design", _("Design")
    TESTING = "testing", _("Testing")
    IMPLEMENTING = "implementing", _("Implementing")
    SUSTAINING = "sustaining", _("Sustaining")
    SPREADING = "spreading", _("Spreading")


class Level(models.TextChoices):
    """How much say people have. The description is shown beside each, so that none is sold as another."""

    INFORMED = "informed", _("Informed")
    CONSULTED = "consulted", _("Consulted")
    INVOLVED = "involved", _("Involved")
    COLLABORATING = "collaborating", _("Collaborating")
    COPRODUCING = "co-producing", _("Co-producing")
    PARTNER_LED = "partner-led", _("Partner-led")


class Mode(models.TextChoices):
    """Where it happens."""

    REMOTE = "remote", _("From home (online or by phone)")
    IN_PERSON = "in person", _("In person")
    BOTH = "both", _("You can choose")


class Opportunity(models.Model):
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

    title = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=400, blank=True)
    what_you_will_do = models.TextField(max_length=3000, blank=True)
    lived_experience = models.TextField(max_length=2000, blank=True)
    useful_skills = models.TextField(max_length=2000, blank=True)
    stage = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    level = models.CharField(max_length=14, choices=Level.choices, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    place = models.CharField(max_length=120, blank=True)
    starts = models.DateField(null=True, blank=True)
    time_commitment = models.CharField(max_length=300, blank=True)
    duration = models.CharField(max_length=200, blank=True)
    is_paid = models.BooleanField(null=True)
    payment = models.CharField(max_length=500, blank=True)
    expenses = models.CharField(max_length=500, blank=True)
    access_support = models.TextField(max_length=2000, blank=True)
    number_wanted = models.PositiveSmallIntegerField(null=True, blank=True)
    how_chosen = models.TextField(max_length=1000, blank=True)
    closes = models.DateField(null=True, blank=True)
    is_open_ended = models.BooleanField(default=False)
    contact_name = models.CharField(max_length=100, blank=True)
    contact_email = models.EmailField(max_length=254, blank=True)

    class Meta:
        verbose_name_plural = "opportunities"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in review"])
                | Q(slug__isnull=False, published_at__isnull=False)
                | Q(state="cancelled"),
                name="opportunities_opportunity_published_has_address",
            ),
            models.CheckConstraint(
                condition=~Q(state="open") | Q(closes__isnull=False) | Q(is_open_ended=True),
                name="opportunities_opportunity_open_has_end",
            ),
        ]

    def __str__(self) -> str:
        return f"opportunity {self.pk}"


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

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="interests")
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

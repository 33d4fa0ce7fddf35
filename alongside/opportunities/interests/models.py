"""One person's answer to one opportunity, what was said about it, and what came of it.

What a person wrote can always be taken away again: `retention.empty` leaves the row with its dates and its outcome, so
that counts and times stay true, and nothing that says who it was.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

PERSON = settings.AUTH_USER_MODEL


class Interest(models.Model):
    """One person's answer to one opportunity; it always gets a reply."""

    class State(models.TextChoices):
        """Its life: what the person wrote, until it is answered."""

        DRAFT = "draft", _("Not sent yet")
        SENT = "sent", _("Waiting for an answer")
        YES = "yes", _("Yes")
        WAITING_LIST = "waiting list", _("Waiting list")
        NOT_THIS_TIME = "not this time", _("Not this time")
        DECLINED = "declined", _("You gave up your place")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Access(models.TextChoices):
        """What somebody needs to take part in this opening."""

        PROFILE = "profile", _("What my profile says: share it")
        MORE = "more", _("Something more, or something different: I say it below")
        NONE = "none", _("I do not need anything")
        LATER = "later", _("I am not sure, or I would rather talk about it later")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    opportunity = models.ForeignKey("opportunities.Opportunity", on_delete=models.CASCADE, related_name="interests")
    # None once it was emptied: because the person deleted their account, or because it was kept long enough.
    person = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="interests")
    state = models.CharField(max_length=14, choices=State.choices, default=State.DRAFT)

    why = models.TextField(max_length=2000, blank=True)
    access = models.CharField(max_length=10, choices=Access.choices, blank=True)
    access_words = models.TextField(max_length=1000, blank=True)
    # Codes of the parts of the profile that the choosers may see (`sharing.PARTS`).
    shares = models.JSONField(default=list, blank=True)
    agreed_to = models.CharField(max_length=20, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)

    # How far the person has come, and which open page wrote each step last: see `saving`.
    steps_done = models.JSONField(default=list, blank=True)
    writers = models.JSONField(default=dict, blank=True)
    # The version of the opportunity that the person has read.
    version_read = models.PositiveIntegerField(default=1)

    started_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    # The day until which an answer is promised, kept so that a promise is never moved quietly.
    answer_by = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=500, blank=True)
    # Working days after which the choosers were last reminded: 0, 5 or 10.
    reminded = models.PositiveSmallIntegerField(default=0)
    told_late_at = models.DateTimeField(null=True, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
    emptied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "person"], name="opportunities_interest_once"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(sent_at__isnull=False, answer_by__isnull=False),
                name="opportunities_interest_sent_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["yes", "waiting list", "not this time", "declined"])
                | Q(answered_at__isnull=False),
                name="opportunities_interest_answered_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(agreed_at__isnull=False),
                name="opportunities_interest_sent_was_agreed",
            ),
            models.CheckConstraint(
                condition=Q(emptied_at=None) | Q(person=None, why="", access_words="", end_reason=""),
                name="opportunities_interest_emptied_is_empty",
            ),
        ]
        indexes = [
            models.Index(fields=["opportunity", "state"], name="opportunities_interest_wait"),
            models.Index(fields=["answer_by"], name="opportunities_interest_late", condition=Q(state="sent")),
            models.Index(fields=["answered_at"], name="opportunities_interest_answer"),
        ]

    def __str__(self) -> str:
        return f"interest {self.pk}"

    def shown_as(self) -> list[str]:
        """Return the names under which pages show it: nobody's interest, but how long answers take."""
        return [f"answers:{self.opportunity.organisation_id}"]

    @property
    def is_waiting(self) -> bool:
        """Whether the person waits for an answer."""
        return self.state == self.State.SENT


class Reply(models.Model):
    """What somebody wrote to one of the opportunity's own questions."""

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="replies")
    question = models.ForeignKey("opportunities.Question", on_delete=models.CASCADE, related_name="+")
    words = models.TextField(max_length=2000, blank=True)

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(fields=["interest", "question"], name="opportunities_reply_once"),
        ]

    def __str__(self) -> str:
        return f"reply {self.pk}"


class Outcome(models.TextChoices):
    """What a person is told."""

    YES = "yes", _("Yes")
    WAITING_LIST = "waiting list", _("Waiting list")
    NOT_THIS_TIME = "not this time", _("Not this time")


class Answer(models.Model):
    """One answer to one person. A later answer never replaces an earlier one: both stay on record."""

    class Reason(models.TextChoices):
        """Why it is not this time: each one honest, and about the opening more than the person."""

        PLACES = "places", _("More people came forward than there are places")
        EXPERIENCE = "experience", _("We chose people whose experience is closer to this work")
        BALANCE = "balance", _("We wanted a mix of people, and others filled the gaps we had")
        AVAILABILITY = "availability", _("The dates or times you can do do not fit this work")
        ACCESS = "access", _("We could not offer the support you need this time, and we are sorry")
        CHANGED = "changed", _("Our plans have changed")
        OTHER = "other", _("Something else, which we explain in our own words")

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="answers")
    outcome = models.CharField(max_length=14, choices=Outcome.choices)
    reason = models.CharField(max_length=14, choices=Reason.choices, blank=True)
    words = models.TextField(max_length=2000, blank=True)
    suggestions = models.ManyToManyField("opportunities.Opportunity", related_name="+", blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    # Since when the person had waited; None when they had an answer already and this one follows it.
    waiting_since = models.DateTimeField(null=True, blank=True)
    # For how long, so that the figure of an organisation is counted and not worked out.
    working_days_waited = models.PositiveIntegerField(null=True, blank=True)
    # One press of the button, for one person or several; a second press is the same press.
    press = models.UUIDField()
    corrects = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        indexes = [
            # Counting how long people waited reads this index alone.
            models.Index(
                fields=["interest", "at", "working_days_waited"],
                name="opportunities_answer_times",
                condition=Q(working_days_waited__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["press", "interest"], name="opportunities_answer_once_a_press"),
            models.CheckConstraint(
                condition=Q(waiting_since=None, working_days_waited=None)
                | Q(waiting_since__isnull=False, working_days_waited__isnull=False),
                name="opportunities_answer_waited_since",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not this time") | ~Q(reason=""), name="opportunities_answer_no_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Note(models.Model):
    """One thing said between a person and the choosers."""

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="notes")
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    is_from_chooser = models.BooleanField()
    words = models.TextField(max_length=2000)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Event(models.Model):
    """One step in the life of an interest that has no record of its own: sent, withdrawn, told that it is late."""

    class What(models.TextChoices):
        """What happened, in words to the person."""

        SENT = "sent", _("You sent it")
        WITHDRAWN = "withdrawn", _("You withdrew")
        DECLINED = "declined", _("You gave up your place")
        LATE = "late", _("We told you that the answer is late")

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="events")
    what = models.CharField(max_length=10, choices=What.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"event {self.pk}"

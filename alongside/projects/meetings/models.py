"""Meetings of a team, and the address under which a person's calendar finds theirs."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

MEMBER = "projects.Member"


class Meeting(models.Model):
    """A meeting, from finding a time to what was noted."""

    class State(models.TextChoices):
        """How far it is."""

        FINDING = "finding", _("Finding a time")
        SET = "set", _("The time is set")
        HELD = "held", _("It was held")
        CANCELLED = "cancelled", _("Cancelled")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="meetings")
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=9, choices=State.choices, default=State.FINDING)
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    where = models.CharField(max_length=500, blank=True)
    dial_in = models.CharField(max_length=300, blank=True)
    # The number of the last change of the above: two who write at once are told.
    version = models.PositiveIntegerField(default=1)
    # What calendars go by (RFC 5545, 3.8.7.4): counts the changes since the time was first set.
    sequence = models.PositiveIntegerField(default=0)
    # When what calendars show was last changed.
    changed_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    notes = models.TextField(max_length=20_000, blank=True)
    notes_version = models.PositiveIntegerField(default=1)
    notes_at = models.DateTimeField(null=True, blank=True)
    chair = models.ForeignKey(MEMBER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    note_taker = models.ForeignKey(MEMBER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.ForeignKey(MEMBER, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="projects_meeting_named"),
            models.CheckConstraint(
                condition=Q(state="cancelled")
                | Q(state="finding", starts_at=None)
                | Q(state__in=["set", "held"], starts_at__isnull=False),
                name="projects_meeting_set_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled_at__isnull=False)
                | (~Q(state="cancelled") & Q(cancelled_at=None)),
                name="projects_meeting_cancelled_when",
            ),
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=600), name="projects_meeting_minutes"),
        ]
        indexes = [models.Index(fields=["project", "state", "starts_at"], name="projects_meeting_when")]

    def __str__(self) -> str:
        return f"meeting {self.pk}"

    @property
    def ends_at(self) -> datetime.datetime | None:
        """When it ends, once a time is set."""
        return self.starts_at + datetime.timedelta(minutes=self.minutes) if self.starts_at else None

    @property
    def is_finding(self) -> bool:
        """Whether a time is still looked for."""
        return self.state == self.State.FINDING

    @property
    def is_set(self) -> bool:
        """Whether it is to come, or not yet said that it was held."""
        return self.state == self.State.SET

    @property
    def is_held(self) -> bool:
        """Whether somebody said that it was held."""
        return self.state == self.State.HELD

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state == self.State.CANCELLED


class TimeOffer(models.Model):
    """A time at which a meeting could be."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="offers")
    starts_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "starts_at"], name="projects_time_offered_once")]

    def __str__(self) -> str:
        return f"time offer {self.pk}"


class TimeAnswer(models.Model):
    """Whether an offered time fits a member."""

    class Fits(models.TextChoices):
        """How well it fits."""

        YES = "yes", _("Yes")
        IF_NEEDED = "if needed", _("If it has to be")
        NO = "no", _("No")

    offer = models.ForeignKey(TimeOffer, on_delete=models.CASCADE, related_name="answers")
    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="time_answers")
    fits = models.CharField(max_length=9, choices=Fits.choices)
    # A helper who wrote it down for them.
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["offer", "member"], name="projects_time_answered_once")]

    def __str__(self) -> str:
        return f"time answer {self.pk}"


class AgendaItem(models.Model):
    """One thing to talk about, and for how long."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    # In the order of these numbers; they need not follow each other.
    place = models.PositiveIntegerField()
    words = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()
    added_by = models.ForeignKey(MEMBER, null=True, on_delete=models.SET_NULL, related_name="agenda_items")

    class Meta:
        indexes = [models.Index(fields=["meeting", "place"], name="projects_agenda_order")]

    def __str__(self) -> str:
        return f"agenda item {self.pk}"


class Attendance(models.Model):
    """Whether a member means to come to a meeting, and whether they were there."""

    class Coming(models.TextChoices):
        """What they say."""

        YES = "yes", _("I am coming")
        MAYBE = "maybe", _("Perhaps")
        NO = "no", _("I cannot come")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="attendances")
    coming = models.CharField(max_length=5, choices=Coming.choices, blank=True)
    # None while nobody has said that the meeting was held.
    was_there = models.BooleanField(null=True)
    # A helper who wrote it down for them.
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="projects_attendance_once")]

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class NeedsShared(models.Model):
    """That a member lets their access needs stand, without a name, in the list for whoever organises a meeting.

    The needs stay in their profile; they count only for the time in the team in which this was given.
    """

    member = models.OneToOneField(MEMBER, on_delete=models.CASCADE, related_name="needs_shared")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "needs shared"

    def __str__(self) -> str:
        return f"needs shared {self.pk}"


class CalendarAddress(models.Model):
    """The private address at which somebody's calendar finds all their meetings. We keep only its digest."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_address")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "calendar addresses"

    def __str__(self) -> str:
        return f"calendar address {self.pk}"

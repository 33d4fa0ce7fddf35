"""Proposals, what each member says to them, and how concerns were met."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

#: What somebody has at least to reply, before a team can decide that they leave.
TO_REPLY = datetime.timedelta(days=7)
#: How long a team leaves somebody in peace, after it was asked whether they stay.
TO_ASK_AGAIN = datetime.timedelta(days=30)


class Decision(models.Model):
    """A proposal of a team, and what became of it."""

    class State(models.TextChoices):
        """Where it is."""

        OPEN = "open", _("Open")
        DECIDED = "decided", _("Decided")
        NOT_AGREED = "not agreed", _("Not agreed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="decisions")
    # Whom it is about, where the team decides whether somebody stays (`removing`).
    about = models.ForeignKey("projects.Member", null=True, on_delete=models.CASCADE, related_name="+")
    reply = models.TextField(max_length=3000, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=3000)
    # Which text this is: what people said was said about one of them.
    version = models.PositiveIntegerField(default=1)
    # The meeting whose notes it came out of.
    from_meeting = models.ForeignKey(
        "projects.Meeting", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_by = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    # How many members must have said something before it can be decided.
    quorum = models.PositiveSmallIntegerField()
    # Until when people can say something; without it, it waits for everybody.
    closes_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    outcome = models.TextField(max_length=1000, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("projects.Member", null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["project", "state", "-at"], name="projects_decision_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", ended_at=None) | (~Q(state="open") & Q(ended_at__isnull=False)),
                name="projects_decision_ended_when",
            ),
            models.UniqueConstraint(
                fields=["project", "about"], condition=Q(state="open"), name="projects_decision_about_once"
            ),
            models.CheckConstraint(condition=Q(quorum__gte=1), name="projects_decision_quorum"),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether people can still say something to it."""
        return self.state == self.State.OPEN

    @property
    def may_end_from(self) -> datetime.datetime | None:
        """From when it can be decided that somebody leaves: they have time to reply. None for other decisions."""
        return self.at + TO_REPLY if self.about_id else None

    @property
    def mark(self) -> str:
        """What pages remember, to notice that the text changed meanwhile."""
        return str(self.version)

    @property
    def whole_mark(self) -> str:
        """The same for the text with its quorum and closing day, where all of them can be changed."""
        return f"{self.version}, {self.quorum}, {self.closes_on}"


class DecisionText(models.Model):
    """One text of a proposal: all of them are kept."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="texts")
    version = models.PositiveIntegerField()
    text = models.TextField(max_length=3000)
    by = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "version"], name="projects_decision_text_once")]

    def __str__(self) -> str:
        return f"text {self.pk}"


class Stance(models.Model):
    """What one member said to one text. What they said before stays on record; the newest counts."""

    class Said(models.TextChoices):
        """What can be said."""

        AGREE = "agree", _("I agree")
        LIVE_WITH = "live with", _("I can live with it")
        CONCERN = "concern", _("I have a concern")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="stances")
    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="stances")
    said = models.CharField(max_length=9, choices=Said.choices)
    words = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    # How a concern is met, in the words of anybody; it is met once whoever raised it says so.
    answer = models.TextField(max_length=1000, blank=True)
    # Which answer this is, so that of two who answer at once neither loses a word.
    answer_version = models.PositiveIntegerField(default=0)
    answered_by = models.ForeignKey("projects.Member", null=True, on_delete=models.CASCADE, related_name="+")
    met_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "member"], condition=Q(replaced_at=None), name="projects_stance_one_now"
            ),
            models.CheckConstraint(condition=~Q(said="concern") | ~Q(words=""), name="projects_stance_concern_words"),
            models.CheckConstraint(condition=Q(said="concern") | Q(met_at=None), name="projects_stance_met_concern"),
        ]

    def __str__(self) -> str:
        return f"stance {self.pk}"

    @property
    def is_open_concern(self) -> bool:
        """Whether it stands in the way."""
        return self.said == self.Said.CONCERN and self.met_at is None


class Clarification(models.Model):
    """A question about a proposal, or an answer to one."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="clarifications")
    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="+")
    words = models.TextField(max_length=1000)
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"clarification {self.pk}"


class Appeal(models.Model):
    """Somebody whom their team removed asks an involvement lead of the organisation to look at it."""

    class Answer(models.TextChoices):
        """What the lead decides."""

        STANDS = "stands", _("The team’s decision stands")
        COMES_BACK = "comes back", _("They come back into the team")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    words = models.TextField(max_length=3000)
    at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answer_words = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="projects_appeal_answered_when",
            )
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk}"

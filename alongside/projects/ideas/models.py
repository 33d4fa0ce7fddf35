"""An idea, its story, who says what to it, and how the organisation answered."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.organisations.models import Organisation
from alongside.projects.choices import Capacity


class Idea(models.Model):
    """What could be better, for whom, and why it matters to whoever raised it. Until it is sent only they see it."""

    class State(models.TextChoices):
        """Whether it is still being written."""

        DRAFT = "draft", _("Not sent yet")
        SENT = "sent", _("Sent")

    class Outcome(models.TextChoices):
        """How an organisation answers an idea."""

        TAKE_UP = "take up", _("Take it up")
        JOIN = "join", _("Join it with another idea")
        NOT_NOW = "not now", _("Not now")

    class Part(models.TextChoices):
        """What of it can be hidden."""

        ALL = "all", _("The idea and its story")
        STORY = "story", _("Only the story")

    class Wrong(models.TextChoices):
        """What can be wrong with it."""

        PERSONAL = "personal", _("It shows somebody’s private details")
        UNSAFE = "unsafe", _("It could put somebody at risk")
        OFFENSIVE = "offensive", _("It is offensive or unfair to somebody")
        MONEY = "money", _("It asks for money, or tries to sell something")
        OTHER = "other", _("Something else")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="ideas")
    # Nobody, once they have deleted their account.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="ideas")
    what = models.TextField(max_length=600)
    for_whom = models.TextField(max_length=300, blank=True)
    why = models.TextField(max_length=600, blank=True)
    capacity = models.CharField(max_length=7, choices=Capacity.choices, blank=True)
    shows_name = models.BooleanField(default=False)
    # Somebody told it to whoever wrote it down: `capacity` is theirs.
    is_for_another = models.BooleanField(default=False)
    state = models.CharField(max_length=5, choices=State.choices, default=State.DRAFT)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    # What it is about, read once when it is sent, to find ideas like it (`similarity`).
    topics = models.JSONField(default=list, blank=True)
    words = models.JSONField(default=list, blank=True)
    # The answer as it is now; all of them are kept in IdeaAnswer.
    outcome = models.CharField(max_length=7, choices=Outcome.choices, blank=True)
    answer = models.TextField(max_length=1000, blank=True)
    joined_with = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="joined")
    # Until the first answer, from when it could be given (`waits_since`). A later answer does not move it.
    first_answered_at = models.DateTimeField(null=True, blank=True)
    working_days_waited = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    # What of it is hidden, and why: the reason for everybody, the words for whoever raised it.
    hidden_part = models.CharField(max_length=5, choices=Part.choices, blank=True)
    hidden_reason = models.CharField(max_length=9, choices=Wrong.choices, blank=True)
    hidden_words = models.TextField(max_length=1000, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="projects_idea_says_something"),
            models.CheckConstraint(
                condition=Q(hidden_part="", hidden_reason="", hidden_words="", hidden_at=None)
                | ~Q(hidden_part="") & ~Q(hidden_reason="") & Q(hidden_at__isnull=False, state="sent"),
                name="projects_idea_hidden_why",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", sent_at=None)
                | Q(state="sent", sent_at__isnull=False) & ~Q(for_whom="") & ~Q(why="") & ~Q(capacity=""),
                name="projects_idea_sent_whole",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", first_answered_at=None, working_days_waited=None)
                | ~Q(outcome="") & Q(state="sent", first_answered_at__isnull=False, working_days_waited__isnull=False),
                name="projects_idea_answered_when",
            ),
            models.CheckConstraint(condition=~Q(outcome="not now") | ~Q(answer=""), name="projects_idea_not_now_why"),
        ]
        indexes = [
            models.Index(fields=["state", "-sent_at", "-id"], name="projects_idea_newest"),
            models.Index(fields=["organisation", "state", "-sent_at"], name="projects_idea_of"),
        ]

    def __str__(self) -> str:
        return f"idea {self.pk}"

    @property
    def is_sent(self) -> bool:
        """Whether everybody can read it."""
        return self.state == self.State.SENT

    @property
    def is_hidden(self) -> bool:
        """Whether all of it is hidden."""
        return self.hidden_part == self.Part.ALL

    @property
    def is_open_to_all(self) -> bool:
        """Whether everybody can read it now."""
        return self.is_sent and not self.is_hidden

    @property
    def waits_since(self) -> datetime.datetime | None:
        """Since when the organisation can answer it: since it was sent, or since the organisation joined if later."""
        joined = self.organisation.confirmed_at
        return max(self.sent_at, joined) if self.sent_at and joined else self.sent_at

    @property
    def mark(self) -> str:
        """What the form of an answer remembers, to notice that another lead answered meanwhile."""
        return str(self.version)

    def shown_as(self) -> list[str]:
        """Return the names under which public pages show it; none until it is sent."""
        return [f"idea:{self.pk}", f"ideas:{self.organisation_id}", "ideas"] if self.is_sent else []


class IdeaAnswer(models.Model):
    """One answer of an organisation to an idea. The newest counts; the earlier ones are kept."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(max_length=7, choices=Idea.Outcome.choices)
    words = models.TextField(max_length=1000, blank=True)
    joined_with = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"answer {self.pk} to idea {self.idea_id}"


class IdeaReport(models.Model):
    """Somebody told us that something is wrong with an idea: no account is needed, and none is kept.

    Or whoever raised it asks to look again at what was hidden.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="reports")
    key = models.UUIDField(unique=True, editable=False)
    is_from_raiser = models.BooleanField(default=False)
    reason = models.CharField(max_length=9, choices=Idea.Wrong.choices, blank=True)
    words = models.TextField(max_length=2000, blank=True)
    reported_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_from_raiser=True, reason="") & ~Q(words="") | Q(is_from_raiser=False) & ~Q(reason=""),
                name="projects_idea_report_says_what",
            )
        ]
        indexes = [models.Index(fields=["idea"], name="projects_idea_report_waiting", condition=Q(handled_at=None))]

    def __str__(self) -> str:
        return f"report {self.pk} about idea {self.idea_id}"


class Voice(models.Model):
    """What somebody says to an idea: each of the three once."""

    class Kind(models.TextChoices):
        """The three things that one can say."""

        MATTERS = "matters", _("This matters to me too")
        LIVED = "lived", _("I have lived this")
        HELP = "help", _("I can help")

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    # With what somebody can help.
    skill = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["idea", "person", "kind"], name="projects_voice_once"),
            models.CheckConstraint(
                condition=(Q(kind="help") & ~Q(skill="")) | (~Q(kind="help") & Q(skill="")),
                name="projects_voice_skill_with_help",
            ),
        ]

    def __str__(self) -> str:
        return f"voice {self.pk}"


class Story(models.Model):
    """What happened to whoever raised an idea. It is theirs: deleted, it is gone wherever it was shown."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="story")
    words = models.TextField(max_length=5000)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="projects_story_says_something")]

    def __str__(self) -> str:
        return f"story {self.pk}"


class StoryConsent(models.Model):
    """That the owner of a story agreed to one use of it, from when to when."""

    class Use(models.TextChoices):
        """For what it may be used beyond the team."""

        PAGE = "page", _("On the page of the idea, where everybody can read it")
        REPORTS = "reports", _("By the organisation, in its reports")

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="consents")
    use = models.CharField(max_length=7, choices=Use.choices)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story", "use"], condition=Q(withdrawn_at=None), name="projects_story_consent_once"
            )
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"

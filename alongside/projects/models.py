"""The tables of this room: `alongside.projects.models` is where all of them are imported from."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.organisations.models import Organisation
from alongside.projects.choices import Capacity, Quality, Stage
from alongside.projects.contributions.models import Contribution
from alongside.projects.decisions.models import Appeal, Clarification, Decision, DecisionText, Stance
from alongside.projects.discussion.models import (
    Attachment,
    Mention,
    Post,
    PostReport,
    PostVersion,
    Seen,
    Topic,
)
from alongside.projects.doors.models import Door
from alongside.projects.ideas.models import Idea, IdeaAnswer, IdeaReport, Story, StoryConsent, Voice
from alongside.projects.leading.models import LeadOffer, LeadTerm
from alongside.projects.meetings.models import (
    AgendaItem,
    Attendance,
    CalendarAddress,
    Meeting,
    NeedsShared,
    TimeAnswer,
    TimeOffer,
)
from alongside.projects.openings.models import Opening
from alongside.projects.stages.models import StageMove
from alongside.projects.teams.models import Invitation, Member, Sitting
from alongside.projects.todo.models import Task, TaskPerson
from alongside.projects.ways.models import Ways, WaysAgreed

__all__ = [
    "AgendaItem",
    "Appeal",
    "Attachment",
    "Attendance",
    "CalendarAddress",
    "Capacity",
    "Clarification",
    "Contribution",
    "Decision",
    "DecisionText",
    "Door",
    "Idea",
    "IdeaAnswer",
    "IdeaReport",
    "Invitation",
    "LeadOffer",
    "LeadTerm",
    "Meeting",
    "Member",
    "Mention",
    "NeedsShared",
    "Opening",
    "Post",
    "PostReport",
    "PostVersion",
    "Project",
    "Quality",
    "Seen",
    "Sitting",
    "Stage",
    "StageMove",
    "Stance",
    "Story",
    "StoryConsent",
    "Task",
    "TaskPerson",
    "TimeAnswer",
    "TimeOffer",
    "Topic",
    "Voice",
    "Ways",
    "WaysAgreed",
]


class Project(models.Model):
    """A piece of improvement work and its team. It has started once partners and staff agreed to start it."""

    class Without(models.TextChoices):
        """Whom a project was started without."""

        PARTNER = "partner", _("Without a partner")
        STAFF = "staff", _("Without a member of staff")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    # Whose care it makes better. Its name is used once a lead of it has agreed.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="projects")
    name_agreed_at = models.DateTimeField(null=True, blank=True)
    # What it comes from, if somebody raised it before.
    idea = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.SET_NULL, related_name="projects")
    title = models.CharField(max_length=120)
    summary = models.TextField(max_length=1000)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    # While it is empty, a team is forming.
    started_at = models.DateTimeField(null=True, blank=True)
    started_without = models.CharField(max_length=7, choices=Without.choices, blank=True)
    started_without_reason = models.CharField(max_length=500, blank=True)

    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.IDEA)
    aim = models.TextField(max_length=600, blank=True)
    # When the team first agreed an aim: what "from the outset" is counted from. A later wording does not move it.
    aim_agreed_at = models.DateTimeField(null=True, blank=True)
    improves = models.JSONField(default=list, blank=True)
    experience_measure = models.CharField(max_length=300, blank=True)
    # How it was judged when its scoping first ended, kept for the figures of its organisation (`stages.settling`).
    settled_as = models.CharField(max_length=16, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    # Which groups and clinical areas of Core20PLUS5 it is for (`core20plus5`).
    groups = models.JSONField(default=list, blank=True)
    areas = models.JSONField(default=list, blank=True)
    # The number of the last change of what the team writes together: two who write at once are told.
    version = models.PositiveIntegerField(default=1)
    # After so many days of silence of the lead, a hand-over is offered to all.
    silence_days = models.PositiveSmallIntegerField(default=28)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(slug=""), name="projects_project_named"),
            models.CheckConstraint(
                condition=Q(started_without="") | Q(started_at__isnull=False) & ~Q(started_without_reason=""),
                name="projects_project_without_has_reason",
            ),
            models.CheckConstraint(
                condition=(Q(aim="") & Q(aim_agreed_at=None)) | (~Q(aim="") & Q(aim_agreed_at__isnull=False)),
                name="projects_project_aim_agreed_when",
            ),
            models.CheckConstraint(
                condition=Q(stage="idea") | Q(started_at__isnull=False), name="projects_project_stage"
            ),
            models.CheckConstraint(
                condition=Q(settled_as="", settled_at=None) | (~Q(settled_as="") & Q(settled_at__isnull=False)),
                name="projects_project_settled_when",
            ),
            models.CheckConstraint(
                condition=Q(silence_days__gte=7, silence_days__lte=365), name="projects_project_silence_days"
            ),
        ]
        indexes = [
            models.Index(fields=["-started_at", "-id"], name="projects_project_newest"),
            models.Index(fields=["organisation", "-started_at"], name="projects_project_of"),
        ]

    def __str__(self) -> str:
        return f"project {self.pk}"

    @property
    def mark(self) -> str:
        """What a form of the team's own words remembers, to notice that somebody else wrote meanwhile."""
        return str(self.version)

    def shown_as(self) -> list[str]:
        """Return the names under which public pages show it; none while a team is forming."""
        return [f"project:{self.pk}", f"projects:{self.organisation_id}", "projects"] if self.started_at else []

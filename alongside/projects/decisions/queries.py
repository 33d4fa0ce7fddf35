"""What was proposed and decided, for the pages of a team."""

import uuid
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from alongside.organisations.models import Organisation
from alongside.projects.decisions import consent
from alongside.projects.models import Appeal, Clarification, Decision, DecisionText, Member, Project, Stance, Task


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One decision with everything that was said to it."""

    decision: Decision
    texts: list[DecisionText]
    stances: list[Stance]
    earlier: list[Stance]
    clarifications: list[Clarification]
    consent: consent.Consent
    mine: Stance | None
    tasks: list[Task]


def of(project: Project, key: uuid.UUID) -> Decision | None:
    """Return a decision of a project."""
    found = Decision.objects.filter(project=project, key=key)
    return found.select_related(
        "project__organisation", "about__person", "from_meeting", "proposed_by__person", "recorded_by",
        "ended_by__person",
    ).first()  # fmt: skip


def dossier(decision: Decision, member: Member) -> Dossier:
    """Return everything, in five queries."""
    members = list(Member.objects.filter(project=decision.project_id, left_at=None).select_related("person"))
    said = decision.stances.select_related("member__person", "answered_by__person", "recorded_by").order_by("at", "pk")
    stances = list(said)
    now = [stance for stance in stances if stance.replaced_at is None]
    asked = decision.clarifications.select_related("member__person", "recorded_by").order_by("at", "pk")
    return Dossier(
        decision=decision,
        texts=list(decision.texts.select_related("by__person").order_by("-version")),
        stances=now,
        earlier=[stance for stance in stances if stance.replaced_at is not None],
        clarifications=list(asked),
        consent=consent.weigh(decision, members, now, timezone.now()),
        mine=next((stance for stance in now if stance.member_id == member.pk), None),
        tasks=list(Task.objects.filter(from_decision=decision).order_by("-pk")[:50]),
    )


def stance_of(decision: Decision, key: uuid.UUID) -> Stance | None:
    """Return something that somebody said to a decision and that still counts."""
    found = Stance.objects.filter(decision=decision, key=key, replaced_at=None)
    return found.select_related("member__person", "decision__project").first()


def open_ones(project: Project, member: Member) -> QuerySet[Decision]:
    """Return the proposals that are open, the oldest first, with whether they wait for this member (`waits`)."""
    found = Decision.objects.filter(project=project, state=Decision.State.OPEN)
    return found.annotate(waits=~Exists(_said(member.pk))).order_by("at", "pk")


def log(project: Project) -> QuerySet[Decision]:
    """Return what has ended, the newest first: the team's memory."""
    return Decision.objects.filter(project=project).exclude(state=Decision.State.OPEN).order_by("-ended_at", "-pk")


def waiting_for(member: Member) -> int:
    """Return how many open proposals wait for what this member says; none while they pause."""
    if member.paused_at is not None:
        return 0
    found = Decision.objects.filter(project=member.project_id, state=Decision.State.OPEN)
    return found.filter(~Exists(_said(member.pk))).exclude(about=member).count()


def _said(member: int) -> QuerySet[Stance]:
    return Stance.objects.filter(decision=OuterRef("pk"), member=member, replaced_at=None, version=OuterRef("version"))


def usual_quorum(project: Project) -> int:
    """Return the quorum that is offered at first."""
    return consent.usual_quorum(list(Member.objects.filter(project=project, left_at=None)))


def ended(key: uuid.UUID) -> Decision | None:
    """Return a decision whether somebody stays, that has ended, with the appeal against it."""
    found = Decision.objects.filter(key=key, about__isnull=False, ended_at__isnull=False)
    return found.select_related("project__organisation", "about__person").first()


def appeal_of(decision: Decision) -> Appeal | None:
    """Return the appeal against a decision."""
    return Appeal.objects.filter(decision=decision).first()


def appeals(organisation: Organisation) -> QuerySet[Appeal]:
    """Return the appeals about teams of an organisation: those that wait first, the oldest of them first."""
    found = Appeal.objects.filter(decision__project__organisation=organisation)
    waits_first = F("answered_at").desc(nulls_first=True)
    found = found.select_related("decision__project__organisation", "decision__about__person", "answered_by")
    return found.order_by(waits_first, "at", "pk")

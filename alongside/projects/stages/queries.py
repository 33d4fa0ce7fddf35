"""How far a project is, and whether people with lived experience were there: for its own page and for lists."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from alongside.core import outset
from alongside.organisations.models import Organisation
from alongside.projects.choices import CAPACITY_MEANS, STAGE_MEANS, Capacity, Quality, Stage
from alongside.projects.models import Member, Project, StageMove
from alongside.projects.stages import settling


@dataclass(frozen=True, kw_only=True)
class Step:
    """One stage, and when the project first came to it."""

    stage: str
    name: str | Promise
    means: str | Promise
    first_at: datetime.datetime | None
    is_now: bool


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a project is, and who with lived experience was there."""

    steps: list[Step]
    moves: list[StageMove]
    finding: outset.Finding
    shaped: list[Member]
    took_part: list[tuple[Promise, int]]


def standing(project: Project) -> Standing:
    """Return it, in three queries."""
    moves = list(project.moves.select_related("by").order_by("at", "pk"))
    everybody = Member.objects.filter(project=project).select_related("person").order_by("joined_at", "pk")
    members = list(everybody)
    finding = outset.judge(settling.record(project, moves), until=timezone.now())
    return Standing(
        steps=_steps(project, moves),
        moves=moves,
        finding=finding,
        shaped=[member for member in members if member.pk in finding.people_who_shaped],
        took_part=_counts(members),
    )


def _steps(project: Project, moves: list[StageMove]) -> list[Step]:
    first: dict[str, datetime.datetime] = {}
    for move in moves:
        first.setdefault(move.to_stage, move.at)
    return [
        Step(
            stage=stage,
            name=stage.label,
            means=STAGE_MEANS[stage],
            first_at=first.get(stage),
            is_now=project.stage == stage,
        )
        for stage in Stage
    ]


def _counts(members: list[Member]) -> list[tuple[Promise, int]]:
    """How many take part now in each capacity: no names, for everybody reads it."""
    here = [member for member in members if member.is_here]
    found = [(CAPACITY_MEANS[kind], sum(member.capacity == kind for member in here)) for kind in Capacity]
    return [(words, count) for words, count in found if count]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A project in a list, with how many partners and staff are in its team now."""

    project: Project
    partners: int
    staff: int


def started() -> QuerySet[Project]:
    """Return the projects that everybody may see, the newest first."""
    found = Project.objects.filter(started_at__isnull=False).select_related("organisation")
    return found.order_by("-started_at", "-pk")


def started_of(organisation: Organisation) -> QuerySet[Project]:
    """Return those about the care of one organisation, the newest first."""
    return started().filter(organisation=organisation)


def shown(projects: Iterable[Project]) -> list[Shown]:
    """Count who is in each team, in one query for the few projects of a page."""
    page = list(projects)
    here = Member.objects.filter(project__in=page, left_at=None)
    partner = ~Q(capacity=Capacity.STAFF) & Q(works_here=False)
    counts = here.values("project").annotate(
        partners=Count("pk", filter=partner), staff=Count("pk", filter=Q(capacity=Capacity.STAFF))
    )
    found = {row["project"]: row for row in counts}
    nobody = {"partners": 0, "staff": 0}
    return [
        Shown(project=project, partners=row["partners"], staff=row["staff"])
        for project in page
        for row in [found.get(project.pk, nobody)]
    ]


@dataclass(frozen=True, kw_only=True)
class FromTheOutset:
    """Of the projects of an organisation whose scoping ended: in how many people were there from the outset."""

    year: outset.Share
    quarters: list[outset.Share]
    trend: outset.Trend


def from_the_outset(organisation: Organisation, today: datetime.date) -> FromTheOutset:
    """Return the share of the last four quarters, and each quarter's beside it, in one query."""
    rows = Project.objects.filter(organisation=organisation, settled_at__isnull=False)
    kept = rows.values_list("settled_as", "settled_at")
    settled = [outset.Settled(outset.Moment(kind), at) for kind, at in kept if at]
    periods = outset.quarters_before(today, 8)
    year = outset.Period(periods[4].start, periods[-1].end)
    before = outset.Period(periods[0].start, periods[4].start)
    shares = outset.by_period(settled, [before, year])
    return FromTheOutset(year=shares[1], quarters=outset.by_period(settled, periods[4:]), trend=outset.trend(shares))


def waiting_for_name(organisation: Organisation) -> QuerySet[Project]:
    """Return the started projects about an organisation, those first to whose name nobody has agreed."""
    found = Project.objects.filter(organisation=organisation, started_at__isnull=False)
    return found.order_by("name_agreed_at", "-started_at")


def improves(project: Project) -> list[Any]:
    """Return in words which parts of quality the project makes better."""
    return [quality.label for quality in Quality if quality in project.improves]

"""The ways of working of a team, and who agrees to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q

from alongside.projects.models import Member, Project
from alongside.projects.ways.models import Ways, WaysAgreed


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """How many agree to the texts as they are now, of how many, and whether one agrees oneself."""

    count: int
    of: int
    is_mine: bool
    # Whether one agreed to an earlier text.
    was_mine: bool
    members: list[tuple[Member, WaysAgreed | None]]


@dataclass(frozen=True, kw_only=True)
class Link:
    """What the page of the team says of the ways of working."""

    agree: int
    look_again: bool


def ways_of(project: Project) -> Ways | None:
    """Return the ways of working, once somebody wrote them."""
    return Ways.objects.filter(project=project).first()


def agreed(ways: Ways, me: Member) -> Agreed:
    """Return who agrees, in two queries: in the order in which they joined."""
    here = list(
        Member.objects.filter(project=ways.project_id, left_at=None)
        .select_related("person")
        .order_by("joined_at", "pk")
    )
    said = WaysAgreed.objects.filter(member__in=here, version=ways.version).select_related("recorded_by")
    now = {one.member_id: one for one in said}
    return Agreed(
        count=len(now),
        of=len(here),
        is_mine=me.pk in now,
        was_mine=WaysAgreed.objects.filter(member=me, version__lt=ways.version).exists(),
        members=[(member, now.get(member.pk)) for member in here],
    )


def link(project: Project) -> Link | None:
    """Return what the page of the team says, in one query."""
    agrees = Q(project__members__left_at=None, project__members__ways_agreed__version=F("version"))
    found = Ways.objects.filter(project=project).annotate(agree=Count("project__members", filter=agrees, distinct=True))
    ways = found.first()
    return Link(agree=ways.agree, look_again=ways.is_time_to_look_again) if ways else None


def waits_for(members: Sequence[int]) -> list[int]:
    """Return which members have not agreed to the texts as they are now, in one query."""
    said = WaysAgreed.objects.filter(member=OuterRef("pk"), version=OuterRef("project__ways__version"))
    here = Member.objects.filter(pk__in=members, left_at=None, paused_at=None, project__ways__isnull=False)
    return list(here.filter(~Exists(said)).order_by("pk").values_list("pk", flat=True))

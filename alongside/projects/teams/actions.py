"""Starting a project: a team forms, and partners and staff agree to begin."""

import datetime
import uuid

from django.db import transaction
from django.db.models import Max, Value
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.organisations import rules as organisations
from alongside.organisations.models import Organisation
from alongside.people.models import Person
from alongside.projects import slugs
from alongside.projects.choices import Capacity, Stage
from alongside.projects.errors import NotPossibleError
from alongside.projects.ideas import forming as from_ideas
from alongside.projects.models import Idea, Member, Project, Sitting, StageMove
from alongside.projects.presses import made_before
from alongside.projects.seats import acts_for, locked, sits
from alongside.projects.teams import tell


@transaction.atomic
def propose(
    *,
    by: Person,
    organisation: Organisation,
    title: str,
    summary: str,
    capacity: str,
    works_here: bool,
    key: uuid.UUID,
    idea: Idea | None = None,
) -> Project:
    """Begin to form a team for something, perhaps for an idea; whoever proposes it is its first member.

    The same key proposes once.
    """
    made = made_before(Project.objects.all(), key, created_by_id=by.pk)
    if made is not None:
        return made
    now = timezone.now()
    project = Project.objects.create(
        key=key,
        slug=slugs.free(title, key),
        organisation=organisation,
        title=title,
        summary=summary,
        created_by=by,
        created_at=now,
    )
    StageMove.objects.create(project=project, to_stage=Stage.IDEA, at=now, by=by)
    seat(project, by, capacity=capacity, works_here=works_here)
    if idea is not None:
        from_ideas.formed(project, idea, by)
    audit.record("projects.proposed", by=by, thing=project)
    return project


def seat(project: Project, person: Person, *, capacity: str, works_here: bool) -> Member:
    """Give somebody a place in the team; who was in it before comes back as the same member.

    Somebody whose employment there is confirmed works there, whatever they say.
    """
    now = timezone.now()
    facts = {
        "capacity": capacity,
        "works_here": works_here or organisations.works_for(person, project.organisation),
    }
    fresh = facts | {"joined_at": now}
    member, is_new = Member.objects.get_or_create(project=project, person=person, defaults=fresh)
    if not is_new and member.left_at is None:
        return member
    if not is_new:
        back = facts | {"left_at": None, "left_as": "", "paused_at": None}
        Member.objects.filter(pk=member.pk).update(**back)
        member.refresh_from_db()
    sit_down(member, now)
    return member


def sit_down(member: Member, now: datetime.datetime) -> None:
    """Begin a sitting in the member's capacity, never before the last one ended: clocks of servers differ a little."""
    last = member.sittings.aggregate(last=Max("ended_at"))["last"]
    began = max(now, last) if last else now
    Sitting.objects.create(member=member, capacity=member.capacity, works_here=member.works_here, began_at=began)


def stand_up(member: Member, now: datetime.datetime) -> None:
    """End the sitting that goes on, never before it began."""
    Sitting.objects.filter(member=member, ended_at=None).update(ended_at=Greatest("began_at", Value(now)))


@transaction.atomic
def agree_to_start(*, by: Person, project: Project, whom: Member | None = None) -> Project:
    """Say "let us start". Once at least one partner and one member of staff have said so, the project has started."""
    project = locked(project)
    member = acts_for(by, project, whom)
    if project.started_at or member.agreed_to_start_at:
        return project
    member.agreed_to_start_at = timezone.now()
    member.save(update_fields=["agreed_to_start_at"])
    audit.record("projects.agreed_to_start", by=by, thing=project, for_member=member.pk)
    agreed = project.members.filter(left_at=None, agreed_to_start_at__isnull=False)
    if not missing(list(agreed)):
        _start(project, by)
    return project


@transaction.atomic
def start_without(*, by: Person, project: Project, reason: str) -> Project:
    """Start without a partner, or without a member of staff, for a reason that the project's page shows for good.

    Raises NotPossibleError where the team has both: then they agree with each other.
    """
    project = locked(project)
    sits(by, project)
    if project.started_at:
        return project
    lacks = missing(list(project.members.filter(left_at=None)))
    if not lacks:
        raise NotPossibleError(_("There are partners and staff in the team now. Ask them to agree to start."))
    project.started_without = lacks
    project.started_without_reason = reason
    _start(project, by)
    return project


def missing(members: list[Member]) -> str:
    """Return whom a team lacks to start: a partner comes first, for that is who is left out."""
    if not any(member.is_partner for member in members):
        return Project.Without.PARTNER
    if not any(member.capacity == Capacity.STAFF for member in members):
        return Project.Without.STAFF
    return ""


def _start(project: Project, by: Person) -> None:
    project.started_at = timezone.now()
    project.save(update_fields=["started_at", "started_without", "started_without_reason"])
    audit.record("projects.started", by=by, thing=project, without=project.started_without)
    tell.started(project)

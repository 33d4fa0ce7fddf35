"""Taking part by phone or post: somebody in the team, whom they chose, writes down for them what they say."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.errors import NotPossibleError
from alongside.projects.models import Member, Project
from alongside.projects.presses import made_before
from alongside.projects.seats import acts_for, locked, sits
from alongside.projects.teams import tell
from alongside.projects.teams.actions import sit_down
from alongside.projects.teams.joining import MOST_MEMBERS


@transaction.atomic
def add(*, by: Person, project: Project, named: str, capacity: str, works_here: bool, key: uuid.UUID) -> Member:
    """Make somebody a member who has no account and asked `by` to write for them. The same key adds once."""
    project = locked(project)
    helper = sits(by, project)
    before = made_before(Member.objects.all(), key, project_id=project.pk)
    if before is not None:
        return before
    if project.members.filter(left_at=None).count() >= MOST_MEMBERS:
        raise NotPossibleError(_("This is as many people as a team can hold."))
    now = timezone.now()
    member = Member.objects.create(
        key=key, project=project, named=named, helper=helper, capacity=capacity, works_here=works_here, joined_at=now
    )
    sit_down(member, now)
    audit.record("projects.added_by_post", by=by, thing=project, for_member=member.pk)
    tell.joined(member, project)
    return member


@transaction.atomic
def take_over(*, by: Person, project: Project, member: Member) -> None:
    """Write from now on for somebody without an account whose helper has left.

    Raises NotPossibleError where somebody else writes for them, or they write themselves.
    """
    project = locked(project)
    own = sits(by, project)
    free = project.members.filter(pk=member.pk, person=None, left_at=None)
    if free.filter(helper=None).update(helper=own):
        audit.record("projects.helper_chosen", by=by, thing=member)
    elif not free.filter(helper=own).exists():
        raise NotPossibleError(_("Somebody else writes for them now."))


@transaction.atomic
def choose_helper(*, by: Person, project: Project, helper: Member | None, whom: Member | None = None) -> None:
    """Choose who in the team writes down for somebody, or nobody. Who has no account always needs one.

    Raises NotPossibleError for a helper who has left, has no account, or is the person themselves.
    """
    project = locked(project)
    member = acts_for(by, project, whom)
    if member.helper_id == (helper.pk if helper else None):
        return
    if helper is None and member.person_id is None:
        raise NotPossibleError(_("They have no account, so somebody in the team writes for them."))
    if helper is not None:
        able = project.members.filter(pk=helper.pk, left_at=None, person__isnull=False).exclude(pk=member.pk)
        if not able.exists():
            raise NotPossibleError(_("They cannot write for others in this team."))
    member.helper = helper
    member.save(update_fields=["helper"])
    audit.record("projects.helper_chosen", by=by, thing=member)

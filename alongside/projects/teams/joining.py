"""Inviting people to a team, joining it, saying in what capacity and how much, pausing and leaving."""

import uuid

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.organisations import rules as organisations
from alongside.people.models import Person
from alongside.projects import rules
from alongside.projects.errors import NotPossibleError
from alongside.projects.leading import ending
from alongside.projects.models import Invitation, Member, Project
from alongside.projects.presses import made_before
from alongside.projects.seats import acts_for, locked, sits
from alongside.projects.teams import tell
from alongside.projects.teams.actions import seat, sit_down, stand_up

MOST_MEMBERS = 100
MOST_OPEN_INVITATIONS = 50


@transaction.atomic
def invite(*, by: Person, project: Project, email: str, words: str, key: uuid.UUID) -> Invitation:
    """Invite an address. Whoever is invited already keeps that invitation; the same key invites once.

    Raises NotPossibleError for somebody who is in the team, and where too many invitations are open.
    """
    project = locked(project)
    sits(by, project)
    if project.members.filter(person__email=email, left_at=None).exists():
        raise NotPossibleError(_("They are in the team already."))
    waiting = _waiting(project)
    before = waiting.filter(email=email).first()
    if before is not None:
        return before
    if waiting.count() >= MOST_OPEN_INVITATIONS or project.members.filter(left_at=None).count() >= MOST_MEMBERS:
        raise NotPossibleError(_("This is as many people as a team can hold. Take back an invitation first."))
    return _invite(project, email, key, words=words, by=by)


def _waiting(project: Project) -> QuerySet[Invitation]:
    return Invitation.objects.filter(project=project, accepted_at=None, declined_at=None, cancelled_at=None)


def _invite(project: Project, email: str, key: uuid.UUID, *, words: str = "", by: Person | None = None) -> Invitation:
    before = made_before(Invitation.objects.all(), key, project_id=project.pk)
    if before is not None:
        return before
    invitation = Invitation.objects.create(
        key=key, project=project, email=email, words=words, invited_by=by, invited_at=timezone.now()
    )
    audit.record("projects.invited", by=by, thing=project)
    tell.invited(invitation)
    return invitation


def invite_chosen(*, project: Project, person: Person, key: uuid.UUID) -> None:
    """Invite somebody who was chosen through an opening of the project, once. To be called inside a transaction."""
    project = locked(project)
    if rules.is_member(person, project) or _waiting(project).filter(email=person.email).exists():
        return
    Invitation.objects.filter(key=key, project=project, cancelled_at__isnull=False).delete()
    _invite(project, person.email, key)


def no_longer_chosen(*, project: Project, key: uuid.UUID) -> None:
    """Take back the invitation of somebody who was told yes by mistake; who has joined stays."""
    if _waiting(locked(project)).filter(key=key).update(cancelled_at=timezone.now()):
        audit.record("projects.invitation_cancelled", by=None, thing=project)


@transaction.atomic
def cancel(*, by: Person, invitation: Invitation) -> None:
    """Take an invitation back: any member may."""
    project = locked(invitation.project)
    sits(by, project)
    open_now = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, declined_at=None, cancelled_at=None)
    if open_now.update(cancelled_at=timezone.now()):
        audit.record("projects.invitation_cancelled", by=by, thing=project)


@transaction.atomic
def accept(*, by: Person, invitation: Invitation, capacity: str, works_here: bool) -> Member:
    """Join. Raises NotPossibleError when the invitation was taken back or answered before."""
    project = locked(invitation.project)
    found = _answerable(by, invitation)
    if found.accepted_at is not None:
        return sits(by, project)
    _need_open(found)
    found.accepted_at = timezone.now()
    found.save(update_fields=["accepted_at"])
    member = seat(project, by, capacity=capacity, works_here=works_here)
    audit.record("projects.joined", by=by, thing=project)
    tell.joined(member, project)
    return member


@transaction.atomic
def decline(*, by: Person, invitation: Invitation) -> None:
    """Say no to an invitation."""
    project = locked(invitation.project)
    found = _answerable(by, invitation)
    if found.is_open:
        found.declined_at = timezone.now()
        found.save(update_fields=["declined_at"])
        audit.record("projects.invitation_declined", by=by, thing=project)


def _answerable(by: Person, invitation: Invitation) -> Invitation:
    found = Invitation.objects.select_for_update(no_key=True).get(pk=invitation.pk)
    if not rules.is_invited(by, found):
        raise PermissionDenied
    return found


def _need_open(invitation: Invitation) -> None:
    if not invitation.is_open:
        raise NotPossibleError(_("This invitation was taken back or answered. Ask the team to invite you again."))


@transaction.atomic
def change_capacity(
    *, by: Person, project: Project, capacity: str, works_here: bool, whom: Member | None = None
) -> Member:
    """Say anew in what capacity one takes part: from now on, for what was before is on record."""
    project = locked(project)
    member = acts_for(by, project, whom)
    works_here = works_here or (
        member.person is not None and organisations.works_for(member.person, project.organisation)
    )
    if (member.capacity, member.works_here) == (capacity, works_here):
        return member
    now = timezone.now()
    stand_up(member, now)
    member.capacity, member.works_here = capacity, works_here
    member.save(update_fields=["capacity", "works_here"])
    sit_down(member, now)
    audit.record("projects.capacity_changed", by=by, thing=project, for_member=member.pk)
    return member


@transaction.atomic
def set_pace(*, by: Person, project: Project, pace: str, whom: Member | None = None) -> None:
    """Say how much one can give this month."""
    member = acts_for(by, project, whom)
    member.pace, member.pace_month = pace, timezone.localdate().replace(day=1)
    member.save(update_fields=["pace", "pace_month"])
    audit.record("projects.pace_set", by=by, thing=member)


@transaction.atomic
def pause(*, by: Person, project: Project, whom: Member | None = None) -> None:
    """Pause, without explaining: nothing waits for them then. They keep their place and may act at any time."""
    member = acts_for(by, project, whom)
    if member.paused_at is None:
        member.paused_at = timezone.now()
        member.save(update_fields=["paused_at"])
        audit.record("projects.paused", by=by, thing=member)


@transaction.atomic
def carry_on(*, by: Person, project: Project, whom: Member | None = None) -> None:
    """End a pause."""
    member = acts_for(by, project, whom)
    if member.paused_at is not None:
        member.paused_at = None
        member.save(update_fields=["paused_at"])
        audit.record("projects.carried_on", by=by, thing=member)


@transaction.atomic
def leave(*, by: Person, project: Project, left_as: str, whom: Member | None = None) -> None:
    """Leave at once. Their words stay under the name they choose, or none."""
    project = locked(project)
    member = acts_for(by, project, whom)
    end(member, left_as=left_as)
    audit.record("projects.left", by=by, thing=project, for_member=member.pk)


def end(member: Member, *, left_as: str) -> None:
    """End a place in a team: its sitting, and the lead if they hold it. Inside the transaction of whoever acts."""
    now = timezone.now()
    ending.give_up(member, now)
    stand_up(member, now)
    Member.objects.filter(helper=member).update(helper=None)
    Member.objects.filter(pk=member.pk).update(left_at=now, left_as=left_as, paused_at=None, helper=None, named="")

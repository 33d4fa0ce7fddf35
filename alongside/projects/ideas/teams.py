"""Joining the team that forms for one's own idea."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.ideas import rules
from alongside.projects.models import Member, Project
from alongside.projects.seats import locked
from alongside.projects.teams import tell as teams
from alongside.projects.teams.actions import seat


@transaction.atomic
def join(*, by: Person, project: Project) -> Member:
    """Join the team that forms for one's own idea, in the capacity in which one raised it. Their address stays theirs.

    Raises PermissionDenied for everybody else.
    """
    project = locked(project)
    if project.idea is None or not rules.is_raiser(by, project.idea):
        raise PermissionDenied
    here = Member.objects.filter(project=project, person=by, left_at=None).first()
    if here is not None:
        return here
    member = seat(project, by, capacity=project.idea.capacity, works_here=False)
    audit.record("projects.joined", by=by, thing=project)
    teams.joined(member, project)
    return member

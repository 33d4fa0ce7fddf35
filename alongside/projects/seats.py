"""The door to a team: views and actions of a team begin here, so that none forgets to ask who is in it."""

import uuid
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from alongside.people.current import person_of
from alongside.people.models import Person
from alongside.projects import rules
from alongside.projects.models import Member, Project


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Somebody's place in a team, for a view."""

    person: Person
    project: Project
    member: Member
    # For whom they act: themselves, or who chose them as helper.
    acting: Member


def seat_of(request: HttpRequest, slug: str, whom: uuid.UUID | None = None) -> Seat:
    """Return the place in the team of whoever asks, in one query; with `whom`, as helper of that member.

    Raises PermissionDenied for everybody else, whether or not there is such a project: who has left sees nothing more.
    """
    person = person_of(request)
    member = rules.seats(person).filter(project__slug=slug).select_related("project__organisation").first()
    if member is None:
        raise PermissionDenied
    acting = member if whom is None else helped(member, whom)
    return Seat(person=person, project=member.project, member=member, acting=acting)


def project_at(slug: str, person: object) -> Project:
    """Return a project that this person may see; raises Http404 else."""
    project = Project.objects.filter(slug=slug).select_related("organisation").first()
    if project is None or not rules.may_see(person, project):
        raise Http404
    return project


def locked(project: Project) -> Project:
    """Return the project as it is now, so that nobody else can change it until the transaction ends."""
    rows = Project.objects.select_for_update(of=("self",), no_key=True).select_related("organisation")
    return rows.get(pk=project.pk)


def sits(by: Person, project: Project) -> Member:
    """Return the place in the team of somebody who acts, asked again inside the transaction.

    Raises PermissionDenied for who is not in the team (any more).
    """
    member = rules.seats(by).filter(project=project).select_related("person", "project__organisation").first()
    if member is None:
        raise PermissionDenied
    found: Member = member
    return found


def acts_for(by: Person, project: Project, whom: Member | None = None) -> Member:
    """Return the place of whoever somebody acts for: their own, or that of a member who chose them as helper.

    Raises PermissionDenied for everybody else.
    """
    own = sits(by, project)
    if whom is None or whom.pk == own.pk:
        return own
    return helped(own, whom.key)


def recorder(by: Person, member: Member) -> Person | None:
    """Return who writes something down for a member; nobody when they do it themselves."""
    return by if member.person_id != by.pk else None


def helped(own: Member, key: uuid.UUID) -> Member:
    """Return a member who chose this one as their helper. Raises PermissionDenied for everybody else."""
    found = Member.objects.filter(project=own.project_id, key=key, helper=own, left_at=None)
    member = found.select_related("person", "project__organisation").first()
    if member is None:
        raise PermissionDenied
    return member

"""Who may do what with a project. Rights come from being in the team, never from who employs somebody."""

from typing import Any

from alongside.organisations import rules as organisations
from alongside.projects.models import Invitation, Member, Project


def is_member(person: Any, project: Project) -> bool:
    """Whether the person is in the team now: then they may do whatever any other member may."""
    return seats(person).filter(project=project).exists()


def seats(person: Any) -> Any:
    """Return the places in teams that somebody has now, who may not even be signed in."""
    if not person.is_authenticated:
        return Member.objects.none()
    return Member.objects.filter(person=person, left_at=None)


def may_see(person: Any, project: Project) -> bool:
    """Whether the person may see the project's page: everybody once it has started, before that the team."""
    return project.started_at is not None or is_member(person, project)


def is_invited(person: Any, invitation: Invitation) -> bool:
    """Whether the invitation is for this person's address."""
    return bool(person.is_authenticated and person.email == invitation.email)


def may_agree_to_name(person: Any, project: Project) -> bool:
    """Whether the person may agree that an organisation's name stands beside the project: only a lead of it."""
    return organisations.may_publish_for(person, project.organisation)

"""Telling people what happened in their team."""

from typing import Any

from alongside.messages import actions as messages
from alongside.messages.recipients import Recipient
from alongside.people.models import Person
from alongside.projects.models import Invitation, Member, Project


def invited(invitation: Invitation) -> None:
    """Somebody is invited: by their account where the address has one, else by the address."""
    known = Person.objects.filter(email=invitation.email).first()
    messages.queue(
        to=known.recipient if known else Recipient(name="", address=invitation.email),
        kind="projects.invited",
        key=f"team-invitation:{invitation.key}",
        sender_id=invitation.invited_by_id,
        invitation=invitation,
        project=invitation.project,
        by=invitation.invited_by.name if invitation.invited_by else "",
    )


def joined(member: Member, project: Project) -> None:
    """Somebody has joined: the others hear it."""
    for other in _others(project, member):
        _tell(other, project, "joined", f"joined:{member.pk}:{member.joined_at:%Y%m%d%H%M%S}", name=member.name)


def started(project: Project) -> None:
    """The project has started: all hear it."""
    for member in _others(project, None):
        _tell(member, project, "started", "started")


def _others(project: Project, but: Member | None) -> list[Member]:
    here = project.members.filter(left_at=None, person__isnull=False).select_related("person")
    return [member for member in here if but is None or member.pk != but.pk]


def _tell(to: Member, project: Project, what: str, key: str, **context: Any) -> None:
    assert to.person is not None  # noqa: S101  only those in the team are told
    messages.queue(
        to=to.person.recipient, kind=f"projects.{what}", key=f"{project.key}:{key}:{to.pk}", project=project, **context
    )

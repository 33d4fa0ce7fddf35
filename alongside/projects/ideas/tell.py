"""Telling the organisation's leads that an idea came, and whoever raised it what became of it."""

from alongside.messages import actions as messages
from alongside.organisations import rules as organisations
from alongside.projects.ideas.models import Idea
from alongside.projects.models import Project


def raised(idea: Idea) -> None:
    """An idea about their organisation waits for an answer."""
    if not idea.organisation.has_joined or idea.organisation.has_ended:
        return
    for lead in organisations.leads(idea.organisation).select_related("person__profile").order_by("pk"):
        if lead.person_id != idea.person_id:
            messages.queue(
                to=lead.person.recipient,
                kind="projects.idea_raised",
                key=f"idea:{idea.key}:raised:{lead.person_id}",
                organisation=idea.organisation,
            )


def answered(idea: Idea, number: int) -> None:
    """The organisation has answered."""
    if idea.person is not None:
        messages.queue(
            to=idea.person.recipient, kind="projects.idea_answered", key=f"idea:{idea.key}:answer:{number}", idea=idea
        )


def team_forms(idea: Idea, project: Project) -> None:
    """A team forms for their idea: they can join."""
    if idea.person is not None:
        messages.queue(
            to=idea.person.recipient, kind="projects.idea_team", key=f"idea:{idea.key}:team:{project.key}", idea=idea
        )

"""Telling the organisation's leads that an idea came or was reported, and whoever raised it what became of it."""

from django.utils import timezone

from alongside.messages import actions as messages
from alongside.organisations import rules as organisations
from alongside.people.models import Person
from alongside.projects.ideas.models import Idea, IdeaReport
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


def reported(report: IdeaReport) -> None:
    """Somebody says that something is wrong: the leads hear of it, and administrators where there is no lead."""
    leads = organisations.leads(report.idea.organisation).select_related("person__profile").order_by("pk")
    for person in [lead.person for lead in leads] or _administrators():
        _about(report, person, "projects.idea_reported")


def asked_again(report: IdeaReport) -> None:
    """Whoever raised it asks to look again: the administrators decide."""
    for person in _administrators():
        _about(report, person, "projects.idea_look_again")


def _about(report: IdeaReport, person: Person, kind: str) -> None:
    messages.queue(to=person.recipient, kind=kind, key=f"idea-report:{report.key}:{person.pk}", idea=report.idea)


def _administrators() -> list[Person]:
    return list(Person.objects.filter(is_administrator=True, is_active=True).select_related("profile").order_by("pk"))


def hidden(idea: Idea) -> None:
    """Their idea, or its story, is hidden."""
    _raiser(idea, "projects.idea_hidden", f"idea:{idea.key}:hidden:{idea.hidden_at:%Y%m%dT%H%M%S%f}")


def shown(idea: Idea) -> None:
    """Everybody can read it again."""
    _raiser(idea, "projects.idea_shown", f"idea:{idea.key}:shown:{timezone.now():%Y%m%dT%H%M%S%f}")


def _raiser(idea: Idea, kind: str, key: str) -> None:
    if idea.person is not None:
        messages.queue(to=idea.person.recipient, kind=kind, key=key, idea=idea)

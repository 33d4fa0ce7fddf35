"""A project that comes from an idea: whoever raised it is told, and can join (`ideas.teams`)."""

from django.core.exceptions import PermissionDenied

from alongside.people.models import Person
from alongside.projects.ideas import tell
from alongside.projects.ideas.actions import locked
from alongside.projects.ideas.models import Idea
from alongside.projects.models import Project
from alongside.web import stamps


def formed(project: Project, idea: Idea, by: Person) -> None:
    """Note from which idea a project comes, and tell whoever raised it. To be called inside a transaction."""
    idea = locked(idea)
    if not idea.is_sent:
        raise PermissionDenied
    project.idea = idea
    project.save(update_fields=["idea"])
    stamps.changed(*idea.shown_as()[:1])
    if idea.person_id != by.pk:
        tell.team_forms(idea, project)

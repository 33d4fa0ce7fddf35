"""The openings of a project."""

from django.db.models import QuerySet

from alongside.opportunities.models import Opportunity
from alongside.projects.models import Opening, Project

#: As many as the page of a project shows.
A_FEW = 10


def openings(project: Project) -> QuerySet[Opening]:
    """Return the openings that were started from a project, the newest first."""
    return Opening.objects.filter(project=project).select_related("opportunity").order_by("-made_at", "-pk")


def newest(project: Project) -> list[Opportunity]:
    """Return the newest openings of a project for its public page, drafts with them: one may be open soon."""
    return [opening.opportunity for opening in openings(project)[:A_FEW]]

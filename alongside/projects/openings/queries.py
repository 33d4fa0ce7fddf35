"""The openings of a project."""

from django.db.models import QuerySet

from alongside.projects.models import Opening, Project


def openings(project: Project) -> QuerySet[Opening]:
    """Return the openings that were started from a project, the newest first."""
    return Opening.objects.filter(project=project).select_related("opportunity").order_by("-made_at", "-pk")

"""What is new about the ways of working, and whom they ask whether they agree."""

from django.utils.translation import gettext_lazy as _

from alongside.projects.news import Members, News, Projects, Span, Waiting
from alongside.projects.ways import queries
from alongside.projects.ways.models import Ways


def news(projects: Projects, span: Span) -> list[News]:
    """Return where they changed, in one query: never by whom, for it may be about what somebody needs."""
    text = _("The ways of working have changed.")
    changed = Ways.objects.filter(project__in=projects, **span.of("written_at"))
    return [News(project=one.project_id, at=one.written_at, by=None, text=text, view="team_ways") for one in changed]


def waiting(members: Members) -> list[Waiting]:
    """Return who has not agreed to them as they are now, in one query."""
    text = _("Read the ways of working, and say whether you agree.")
    return [Waiting(member=member, text=text, view="team_ways") for member in queries.waits_for(members)]

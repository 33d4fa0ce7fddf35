"""What is new about doors."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.projects.doors.models import Door
from alongside.projects.news import News, Projects, Span


def news(projects: Projects, span: Span) -> list[News]:
    """Return what was written about them, in one query."""
    changed = Door.objects.filter(project__in=projects, **span.of("changed_at"))
    return [
        News(
            project=one.project_id, at=one.changed_at, by=None, view="team_door", key=one.key,
            text=format_lazy(_("A door, “{who}”: {state}. {how}"), who=one.who, state=Door.State(one.state).label,
                             how=one.how_it_went),
        )
        for one in changed
    ]  # fmt: skip

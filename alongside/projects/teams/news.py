"""Who came into teams."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.projects.models import Member
from alongside.projects.news import News, Projects, Span


def news(projects: Projects, span: Span) -> list[News]:
    """Return who joined, in one query."""
    joined = Member.objects.filter(project__in=projects, left_at=None, **span.of("joined_at")).select_related("person")
    return [
        News(
            project=member.project_id, at=member.joined_at, by=member.pk, view="team",
            text=format_lazy(_("{name} has joined."), name=member.name),
        )
        for member in joined
    ]  # fmt: skip

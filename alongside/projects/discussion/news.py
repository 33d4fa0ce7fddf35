"""What was written in discussions."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.projects.discussion.models import Post
from alongside.projects.news import News, Projects, Span

#: As much of a post as is told; the rest is read in the discussion.
MOST = 1000


def news(projects: Projects, span: Span) -> list[News]:
    """Return what was written and is not hidden, with the text itself, in one query."""
    posts = Post.objects.filter(topic__project__in=projects, hidden_at=None, **span.of("at"))
    return [
        News(
            project=post.topic.project_id, at=post.at, by=post.member_id, view="team_topic", key=post.topic.key,
            text=format_lazy(
                _("{name} wrote in “{title}”: {text}"),
                name=post.member.name or _("Somebody who has left"), title=post.topic.title, text=_beginning(post.text),
            ),
        )
        for post in posts.select_related("topic", "member__person").order_by("pk")
    ]  # fmt: skip


def _beginning(text: str) -> str:
    return text if len(text) <= MOST else f"{text[:MOST].rstrip()}…"

"""How far projects came."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.projects.models import Stage, StageMove
from alongside.projects.news import News, Projects, Span


def news(projects: Projects, span: Span) -> list[News]:
    """Return the moves from stage to stage, in one query."""
    moves = StageMove.objects.filter(project__in=projects, **span.of("at")).exclude(from_stage="")
    return [News(project=move.project_id, at=move.at, by=None, view="team_stage", text=_words(move)) for move in moves]


def _words(move: StageMove) -> Promise:
    stage = Stage(move.to_stage).label
    words = _("The project has moved to: {stage}. “{words}”") if move.words else _("The project has moved to: {stage}.")
    return format_lazy(words, stage=stage, words=move.words)

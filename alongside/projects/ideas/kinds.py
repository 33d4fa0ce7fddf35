"""The messages about ideas."""

from django.utils.translation import gettext_lazy as _

from alongside.messages.kinds import Kind, Often
from alongside.projects.ideas import news

_PART = _("It is part of looking after an organisation or this service.")

KINDS = (
    Kind(name="projects.idea_answered", title=_("When an organisation answers my idea"), can_stop=True),
    Kind(name="projects.idea_team", title=_("When a team forms for my idea"), can_stop=True),
    Kind(
        name=news.KIND,
        title=_("What became of ideas that I support"),
        can_stop=True,
        in_digest=True,
        only_in_digest=True,
        default=Often.WEEKLY,
    ),
    Kind(
        name="projects.idea_hidden",
        title=_("When my idea or its story is hidden"),
        can_stop=False,
        why=_("It is about what you wrote, and you can ask to look again."),
    ),
    Kind(name="projects.idea_shown", title=_("When my idea is shown again"), can_stop=True),
    Kind(
        name="projects.idea_reported",
        title=_("When somebody reports an idea about my organisation"),
        can_stop=False,
        why=_PART,
    ),
    Kind(
        name="projects.idea_look_again",
        title=_("When somebody asks to look again at a hidden idea"),
        can_stop=False,
        why=_PART,
    ),
    Kind(
        name="projects.idea_raised",
        title=_("When somebody raises an idea about my organisation"),
        can_stop=True,
        at_work=True,
    ),
)

"""The messages about ideas."""

from django.utils.translation import gettext_lazy as _

from alongside.messages.kinds import Kind, Often
from alongside.projects.ideas import news

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
        name="projects.idea_raised",
        title=_("When somebody raises an idea about my organisation"),
        can_stop=True,
        at_work=True,
    ),
)

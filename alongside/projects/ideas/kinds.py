"""The messages about ideas."""

from django.utils.translation import gettext_lazy as _

from alongside.messages.kinds import Kind

KINDS = (
    Kind(name="projects.idea_answered", title=_("When an organisation answers my idea"), can_stop=True),
    Kind(name="projects.idea_team", title=_("When a team forms for my idea"), can_stop=True),
    Kind(
        name="projects.idea_raised",
        title=_("When somebody raises an idea about my organisation"),
        can_stop=True,
        at_work=True,
    ),
)

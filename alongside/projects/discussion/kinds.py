"""What is told about discussions straight away; everything else comes with the round-up."""

from django.utils.translation import gettext_lazy as _

from alongside.messages.kinds import Kind

KINDS = [
    Kind(name="projects.mentioned", title=_("When somebody in my team names me in a discussion"), can_stop=True),
    Kind(
        name="projects.mentioned_for",
        title=_("When somebody in my team names a person I write for in a discussion"),
        can_stop=True,
    ),
    Kind(
        name="projects.post_reported",
        title=_("When somebody asks for help with what was written in a team"),
        can_stop=True,
        at_work=True,
    ),
]

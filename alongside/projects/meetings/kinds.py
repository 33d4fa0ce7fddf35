"""What is told about meetings straight away; everything else comes with the round-up."""

from django.utils.translation import gettext_lazy as _

from alongside.messages.kinds import Kind

KINDS = [
    Kind(name="projects.meeting_set", title=_("When a meeting of my team is set or changed"), can_stop=True),
    Kind(name="projects.meeting_cancelled", title=_("When a meeting of my team is cancelled"), can_stop=True),
]

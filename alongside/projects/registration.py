"""What this room brings to the rooms below: kinds of message, recurring work, personal data."""

from django.utils.translation import gettext_lazy as _

from alongside.jobs import schedule
from alongside.messages import kinds
from alongside.messages.kinds import Kind
from alongside.people import hooks
from alongside.projects import personal_data, tasks
from alongside.projects.meetings.kinds import KINDS as MEETINGS

_INVITED = _("Somebody invited you by your address. Nothing else is sent to it.")


def register() -> None:
    """Called once, when the room is ready."""
    for kind in _kinds():
        kinds.register(kind)
    schedule.every(name="projects.offer_hand_over", hours=24, task=tasks.offer_hand_over)
    hooks.personal_data.append(personal_data.HELD)


def _kinds() -> list[Kind]:
    return [
        Kind(name="projects.invited", title=_("When I am invited to a team"), can_stop=False, why=_INVITED),
        Kind(name="projects.joined", title=_("When somebody joins my team"), can_stop=True),
        Kind(name="projects.started", title=_("When my project starts"), can_stop=True),
        Kind(name="projects.lead_offered", title=_("When I am offered the lead"), can_stop=True),
        Kind(name="projects.lead_silent", title=_("When nothing was heard from the lead of my team"), can_stop=True),
        *MEETINGS,
    ]

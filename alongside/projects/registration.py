"""What this room brings to the rooms below: kinds of message, recurring work, personal data."""

from django.utils.translation import gettext_lazy as _

from alongside.jobs import schedule
from alongside.messages import hooks as messages
from alongside.messages import kinds
from alongside.messages.kinds import Kind, Often
from alongside.opportunities import hooks as opportunities
from alongside.people import hooks
from alongside.projects import personal_data, tasks
from alongside.projects.decisions.kinds import KINDS as DECISIONS
from alongside.projects.discussion.kinds import KINDS as DISCUSSION
from alongside.projects.ideas import news as ideas
from alongside.projects.ideas.kinds import KINDS as IDEAS
from alongside.projects.meetings.kinds import KINDS as MEETINGS
from alongside.projects.openings import actions as openings
from alongside.projects.openings import rules as openings_rules
from alongside.projects.roundup import sections

_INVITED = _("Somebody invited you by your address. Nothing else is sent to it.")


def register() -> None:
    """Called once, when the room is ready."""
    for kind in _kinds():
        kinds.register(kind)
    schedule.every(name="projects.offer_hand_over", hours=24, task=tasks.offer_hand_over)
    hooks.personal_data.append(personal_data.HELD)
    messages.digest_sections += [sections.SECTION, ideas.SECTION]
    opportunities.drafts_with.append(openings_rules.drafts_with)
    opportunities.answered.append(openings.invite_chosen)


def _kinds() -> list[Kind]:
    return [
        Kind(name="projects.invited", title=_("When I am invited to a team"), can_stop=False, why=_INVITED),
        Kind(name="projects.joined", title=_("When somebody joins my team"), can_stop=True),
        Kind(name="projects.started", title=_("When my project starts"), can_stop=True),
        Kind(name="projects.lead_offered", title=_("When I am offered the lead"), can_stop=True),
        Kind(
            name=sections.KIND,
            title=_("A round-up of all my teams"),
            can_stop=True,
            in_digest=True,
            only_in_digest=True,
            default=Often.WEEKLY,
        ),
        Kind(name="projects.lead_silent", title=_("When nothing was heard from the lead of my team"), can_stop=True),
        *DECISIONS,
        *MEETINGS,
        *DISCUSSION,
        *IDEAS,
    ]

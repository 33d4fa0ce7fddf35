"""What this room holds about people, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.projects.decisions import register as decisions
from alongside.projects.discussion import register as discussion
from alongside.projects.doors import register as doors
from alongside.projects.ideas import register as ideas
from alongside.projects.meetings import register as meetings
from alongside.projects.todo import register as todo
from alongside.projects.ways import register as ways
from alongside.web.register import Basis, describe

HISTORY = _("as long as the project is kept, for its history; your name goes when you leave or delete your account")

describe(
    "projects.Member",
    what=_("the teams you are in, in what capacity, whether you work there, and how much you can give this month"),
    why=_("so that teams work together as equals, and it shows whether people with lived experience were there"),
    basis=Basis.ASKED,
    kept=HISTORY,
)
describe(
    "projects.Member",
    what=_("the name of somebody who takes part by phone or post, and who writes down for them"),
    why=_("so that they are in the team like everybody else, and it shows who wrote"),
    basis=Basis.ASKED,
    kept=_("until they leave the team; then only the name they chose, or none"),
    fields=("named", "helper"),
)
describe(
    "projects.Sitting",
    what=_("from when to when you took part in which capacity"),
    why=_("so that it shows whether people with lived experience were there from the outset"),
    basis=Basis.TASK,
    kept=HISTORY,
)
describe(
    "projects.Invitation",
    what=_("the email address of somebody invited to a team, what was written to them, and who invited them"),
    why=_("so that the invitation reaches them"),
    basis=Basis.TASK,
    kept=_("as long as the project is kept; it is deleted with the account of whoever was invited"),
)
describe(
    "projects.Project",
    what=_("who began to form the team"),
    why=_("so that the history of the project is whole"),
    basis=Basis.TASK,
    kept=HISTORY,
)
describe(
    "projects.StageMove",
    what=_("who moved the project to another stage, and what they said of it"),
    why=_("so that the history of the project is whole"),
    basis=Basis.TASK,
    kept=HISTORY,
)
describe(
    "projects.LeadTerm",
    what=_("when you held the lead of a project"),
    why=_("so that hand-overs show"),
    basis=Basis.TASK,
    kept=HISTORY,
)
describe(
    "projects.LeadOffer",
    what=_("who offered you the lead, and what you answered"),
    why=_("so that the lead can be handed on"),
    basis=Basis.TASK,
    kept=HISTORY,
)
describe(
    "projects.Opening",
    what=_("who started an opening for a project"),
    why=_("so that the team knows whom to ask"),
    basis=Basis.TASK,
    kept=HISTORY,
)
describe(
    "projects.Contribution",
    what=_("what you did for a project, written down as you did it, and who wrote it down for you"),
    why=_("so that what people give is seen; nobody is ranked by it"),
    basis=Basis.TASK,
    kept=HISTORY,
)
decisions.register()
meetings.register()
discussion.register()
todo.register()
ways.register()
doors.register()
ideas.register()

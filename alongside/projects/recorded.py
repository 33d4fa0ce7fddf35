"""What this room records, in words."""

from django.utils.translation import gettext_lazy as _

from alongside.audit.words import describe
from alongside.projects.decisions import recorded as decisions
from alongside.projects.discussion import recorded as discussion
from alongside.projects.doors import recorded as doors
from alongside.projects.ideas import recorded as ideas
from alongside.projects.meetings import recorded as meetings
from alongside.projects.todo import recorded as todo
from alongside.projects.ways import recorded as ways

describe(events=decisions.EVENTS, facts=decisions.FACTS)
describe(events=meetings.EVENTS)
describe(events=discussion.EVENTS)
describe(events=todo.EVENTS)
describe(events=ways.EVENTS)
describe(events=doors.EVENTS)
describe(events=ideas.EVENTS, facts=ideas.FACTS)
describe(
    events={
        "projects.agreed_to_start": _("Agreed to start a project"),
        "projects.aim_agreed": _("Wrote down the aim that a team agreed"),
        "projects.added_by_post": _("Added somebody to a team who takes part by phone or post"),
        "projects.capacity_changed": _("Said anew in what capacity they take part in a project"),
        "projects.carried_on": _("Ended a pause in a project"),
        "projects.contribution_added": _("Wrote down something they did for a project"),
        "projects.contribution_counts_again": _("Let a contribution to a project count again"),
        "projects.contribution_taken_back": _("Took back a contribution to a project"),
        "projects.described": _("Changed what a team says of its project"),
        "projects.helper_chosen": _("Chose who writes down for them in a team"),
        "projects.invitation_cancelled": _("Took back an invitation to a team"),
        "projects.invitation_declined": _("Said no to an invitation to a team"),
        "projects.invited": _("Invited somebody to a team"),
        "projects.joined": _("Joined a team"),
        "projects.lead_declined": _("Did not take the lead that was offered"),
        "projects.lead_offered": _("Offered the lead of a project"),
        "projects.lead_put_down": _("Put the lead of a project down"),
        "projects.lead_silent": _("A team was told that its lead has gone quiet"),
        "projects.lead_still_here": _("Said that they still hold the lead"),
        "projects.lead_taken": _("Took the lead of a project"),
        "projects.left": _("Left a team"),
        "projects.moved": _("Moved a project to another stage"),
        "projects.name_agreed": _("Agreed that an organisation’s name stands beside a project"),
        "projects.name_taken_back": _("Took an organisation’s name back from a project"),
        "projects.opening_started": _("Started an opening for a project"),
        "projects.pace_set": _("Said how much they can give this month"),
        "projects.paused": _("Paused in a project"),
        "projects.proposed": _("Began to form a team for a project"),
        "projects.started": _("A project started"),
    },
    facts={
        "for_member": _("For which member, by number"),
        "to": _("To which stage"),
        "was_offered": _("It had been offered"),
        "without": _("Started without"),
    },
)

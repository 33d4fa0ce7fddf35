"""What this room holds about a person: for their download, and gone when they delete everything."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alongside.people.hooks import PersonalData
from alongside.people.models import Person
from alongside.projects.decisions import personal_data as decisions
from alongside.projects.discussion import personal_data as discussion
from alongside.projects.doors import personal_data as doors
from alongside.projects.ideas import personal_data as ideas
from alongside.projects.meetings import personal_data as meetings
from alongside.projects.models import Contribution, Invitation, Member
from alongside.projects.teams import joining
from alongside.projects.todo import personal_data as todo
from alongside.projects.ways import personal_data as ways
from alongside.web import stamps


def export(person: Person) -> dict[str, Any]:
    """Everything, in plain values."""
    members = Member.objects.filter(person=person).select_related("project", "helper__person").order_by("pk")
    return {
        "teams": [_member(one) for one in members.prefetch_related("sittings", "lead_terms", "contributions")],
        "team_invitations_to_me": _invitations(Invitation.objects.filter(email=person.email)),
        "team_invitations_i_sent": _invitations(Invitation.objects.filter(invited_by=person)),
        **decisions.export(person),
        **meetings.export(person),
        **discussion.export(person),
        **todo.export(person),
        **ways.export(person),
        **doors.export(person),
        **ideas.export(person),
    }


@transaction.atomic
def erase(person: Person) -> None:
    """Leave every team without a name, and delete invitations. What the teams did stays."""
    meetings.erase(person)
    discussion.erase(person)
    here = Member.objects.filter(person=person, left_at=None).select_related("project")
    for member in here.select_for_update(of=("self",), no_key=True).order_by("pk"):
        joining.end(member, left_as="")
        stamps.changed(*member.project.shown_as())
    Member.objects.filter(person=person).update(person=None, left_as="")
    Invitation.objects.filter(email=person.email).delete()
    ideas.erase(person)


def _member(one: Member) -> dict[str, Any]:
    return {
        "project": one.project.title,
        "capacity": one.get_capacity_display(),
        "works_here": one.works_here,
        "helper": one.helper.name if one.helper else "",
        "joined_at": one.joined_at,
        "left_at": one.left_at,
        "left_as": one.left_as,
        "paused_at": one.paused_at,
        "pace": one.get_pace_display(),
        "times_in_the_team": [
            {"capacity": sitting.get_capacity_display(), "began_at": sitting.began_at, "ended_at": sitting.ended_at}
            for sitting in one.sittings.all()
        ],
        "times_as_lead": [{"began_at": term.began_at, "ended_at": term.ended_at} for term in one.lead_terms.all()],
        "contributions": [_contribution(done) for done in one.contributions.all()],
    }


def _contribution(done: Contribution) -> dict[str, Any]:
    return {"what": done.get_kind_display(), "words": done.words, "at": done.at, "taken_back_at": done.taken_back_at}


def _invitations(found: QuerySet[Invitation]) -> list[dict[str, Any]]:
    return [
        {
            "project": one.project.title,
            "email": one.email,
            "words": one.words,
            "invited_at": one.invited_at,
            "accepted_at": one.accepted_at,
        }
        for one in found.select_related("project").order_by("pk")
    ]


WORDS: Mapping[str, Any] = {
    **decisions.WORDS,
    **meetings.WORDS,
    **discussion.WORDS,
    **todo.WORDS,
    **ways.WORDS,
    **doors.WORDS,
    **ideas.WORDS,
    "teams": _("Teams you are in, or were"),
    "team_invitations_to_me": _("Invitations to a team that you got"),
    "team_invitations_i_sent": _("Invitations to a team that you sent"),
    "project": _("Project"),
    "capacity": _("In what capacity you take part"),
    "works_here": _("You work for an organisation that takes part"),
    "helper": _("Who writes down for you"),
    "joined_at": _("When you joined"),
    "left_at": _("When you left"),
    "left_as": _("The name your words stay under"),
    "paused_at": _("Since when you pause"),
    "pace": _("How much you can give"),
    "times_in_the_team": _("When you were in the team, and as what"),
    "times_as_lead": _("When you held the lead"),
    "contributions": _("What you did"),
    "what": _("What it was"),
    "words": _("What was written"),
    "at": _("When"),
    "taken_back_at": _("When you took it back"),
    "began_at": _("From"),
    "ended_at": _("Until"),
    "email": _("Email address"),
    "invited_at": _("When the invitation was sent"),
    "accepted_at": _("When it was accepted"),
}

HELD = PersonalData(room="projects", title=_("Teams and projects"), words=lambda: WORDS, export=export, erase=erase)

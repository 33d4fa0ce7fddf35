"""Who is in a team, and who was asked."""

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from alongside.people.models import Person
from alongside.projects.models import Invitation, LeadTerm, Member, Project


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A member as the team sees them."""

    member: Member
    is_lead: bool
    is_me: bool
    pace: str

    @property
    def name(self) -> str:
        """What to call them."""
        return self.member.name


@dataclass(frozen=True, kw_only=True)
class Team:
    """The people of a project."""

    members: list[Seen]
    invitations: list[Invitation]

    @property
    def lead(self) -> Seen | None:
        """Whoever leads, or nobody."""
        return next((seen for seen in self.members if seen.is_lead), None)

    @property
    def agreed(self) -> list[Seen]:
        """Those who have said "let us start"."""
        return [seen for seen in self.members if seen.member.agreed_to_start_at]


def team(project: Project, person: Person) -> Team:
    """Return the team in three queries: in the order in which they joined, for nobody comes first."""
    lead = LeadTerm.objects.filter(project=project, ended_at=None).values_list("member", flat=True).first()
    here = members(project)
    month = timezone.localdate().replace(day=1)
    return Team(
        members=[
            Seen(
                member=member,
                is_lead=member.pk == lead,
                is_me=member.person_id == person.pk,
                pace=member.get_pace_display() if member.pace_month == month else "",
            )
            for member in here
        ],
        invitations=list(open_invitations(project)),
    )


def members(project: Project) -> QuerySet[Member]:
    """Return who is in the team now."""
    here = Member.objects.filter(project=project, left_at=None)
    return here.select_related("person", "helper__person").order_by("joined_at", "pk")


def open_invitations(project: Project) -> QuerySet[Invitation]:
    """Return the invitations that nobody has answered yet."""
    waiting = Invitation.objects.filter(project=project, accepted_at=None, declined_at=None, cancelled_at=None)
    return waiting.select_related("invited_by").order_by("invited_at")


def invitation(key: uuid.UUID) -> Invitation | None:
    """Return an invitation, answered or not."""
    rows = Invitation.objects.filter(key=key).select_related("project__organisation", "invited_by")
    return rows.first()


def invitations_of(person: Person) -> QuerySet[Invitation]:
    """Return the invitations that wait for somebody."""
    waiting = Invitation.objects.filter(email=person.email, accepted_at=None, declined_at=None, cancelled_at=None)
    return waiting.select_related("project").order_by("invited_at")


def teams_of(person: Person) -> QuerySet[Member]:
    """Return the teams that somebody is in, the newest first."""
    mine = Member.objects.filter(person=person, left_at=None).select_related("project__organisation")
    return mine.order_by("-joined_at", "-pk")


def helps(member: Member) -> list[Member]:
    """Return for whom somebody writes down what they say by phone or post."""
    return list(members(member.project).filter(helper=member))

"""Reads for pages made of several rooms."""

from dataclasses import dataclass

from alongside.opportunities.interests import queries as interests
from alongside.opportunities.interests.following import queries as following
from alongside.opportunities.interests.models import Interest
from alongside.opportunities.interests.queries import Choosing
from alongside.organisations.models import Membership
from alongside.people.models import Person
from alongside.projects.models import Invitation, Member
from alongside.projects.teams import queries as teams


@dataclass(frozen=True, kw_only=True)
class MyPage:
    """What waits for somebody, and what they are part of."""

    waiting: list[Choosing]
    interests: list[Interest]
    memberships: list[Membership]
    invitations: list[Invitation]
    teams: list[Member]


def my_page(person: Person) -> MyPage:
    """Return everything for the page that somebody sees first: six queries."""
    memberships = Membership.objects.filter(person=person, state=Membership.State.CONFIRMED)
    return MyPage(
        waiting=interests.choosing(person),
        interests=following.interests_of(person)[:5],
        memberships=list(memberships.select_related("organisation").order_by("organisation__name")),
        invitations=list(teams.invitations_of(person)),
        teams=list(teams.teams_of(person)),
    )

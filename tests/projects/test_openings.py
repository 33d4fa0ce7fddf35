"""“We need someone who…”: openings drafted by the whole team, and those chosen who then join it."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from alongside.opportunities import hooks, rules
from alongside.opportunities.drafting import actions as drafting
from alongside.opportunities.drafting.steps import STEPS
from alongside.opportunities.interests.answering import actions as answering
from alongside.opportunities.models import Interest, Opportunity
from alongside.projects.models import Invitation, Member, Opening
from alongside.projects.openings import actions
from alongside.projects.openings import rules as openings
from alongside.projects.teams import joining
from tests.factories.opportunities import ChooserFactory, InterestFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def start(member: Member, key: uuid.UUID | None = None) -> Opportunity:
    return actions.start(by=member.person, project=member.project, title="Read letters", key=key or uuid.uuid4())


def test_an_opening_is_filled_in_from_the_project_and_started_once() -> None:
    member, key = MemberFactory(), uuid.uuid4()
    started = start(member, key)
    assert start(member, key) == started
    assert (started.organisation, started.stage, started.level) == (
        member.project.organisation,
        member.project.stage,
        "co-producing",
    )
    assert member.project.summary in started.background
    assert Opening.objects.get().opportunity == started


def test_every_member_drafts_it_and_nobody_else_but_the_organisation() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project)
    draft = start(ann)
    drafting.save(
        by=bob.person, opportunity=draft, step=STEPS["title"], version=1, answer={"title": "Read our letters"}
    )
    draft.refresh_from_db()
    assert draft.title == "Read our letters"
    client = Client()
    client.force_login(bob.person)
    assert client.get(f"/opportunities/drafts/{draft.key}/").status_code == 200
    colleague = MembershipFactory(organisation=draft.organisation).person
    assert rules.may_write(colleague, draft)
    joining.leave(by=bob.person, project=bob.project, left_as="")
    for outside in (bob.person, PersonFactory(), MemberFactory().person):
        assert not rules.may_see_behind(outside, draft)
        with pytest.raises(PermissionDenied):
            drafting.save(by=outside, opportunity=draft, step=STEPS["title"], version=2, answer={"title": "Mine"})
    assert client.get(f"/opportunities/drafts/{draft.key}/").status_code in (403, 404)


def test_a_draft_of_the_organisation_is_no_business_of_the_team() -> None:
    member = MemberFactory()
    other = OpportunityFactory(organisation=member.project.organisation, state="draft", slug=None, published_at=None)
    assert not rules.may_see_behind(member.person, other)


def test_publishing_stays_with_a_lead_of_the_organisation_whoever_is_in_the_team() -> None:
    member = MemberFactory()
    draft = start(member)
    assert not rules.may_publish_at_once(member.person, draft)
    assert rules.may_ask_for_review(member.person, draft)
    lead = MembershipFactory(organisation=draft.organisation, is_lead=True).person
    assert rules.may_publish_at_once(lead, draft)


def test_strangers_and_former_members_start_nothing() -> None:
    with pytest.raises(PermissionDenied):
        actions.start(by=PersonFactory(), project=ProjectFactory(), title="Mine", key=uuid.uuid4())


def answer(interest: Interest, outcome: str, after: int = 0) -> int:
    chooser = interest.opportunity.choosers.get().person
    given = answering.Given(key=interest.key, outcome=outcome, after=after, reason="places" if "not" in outcome else "")
    made = answering.answer(by=chooser, opportunity=interest.opportunity, given=[given], press=uuid.uuid4())
    return made[0].pk


@pytest.fixture
def came_forward() -> Interest:
    """Somebody who came forward for an opening of a project."""
    opportunity = OpportunityFactory()
    ChooserFactory(opportunity=opportunity)
    member = MemberFactory(project=ProjectFactory(organisation=opportunity.organisation))
    Opening.objects.create(project=member.project, opportunity=opportunity, made_at=member.joined_at)
    return InterestFactory(opportunity=opportunity)


def test_whoever_is_told_yes_is_invited_and_joins_when_they_accept(came_forward: Interest) -> None:
    answer(came_forward, "yes")
    invitation = Invitation.objects.get()
    assert invitation.email == came_forward.person.email
    assert not Member.objects.filter(person=came_forward.person).exists()
    client = Client()
    client.force_login(came_forward.person)
    page = client.get("/me/").content.decode()
    assert f"/projects/invitations/{invitation.key}/" in page
    client.post(f"/projects/invitations/{invitation.key}/", {"capacity": "carer"})
    assert Member.objects.get(person=came_forward.person).is_here


@pytest.mark.parametrize("outcome", ["waiting list", "not this time"])
def test_nobody_else_is_invited(came_forward: Interest, outcome: str) -> None:
    answer(came_forward, outcome)
    assert not Invitation.objects.exists()


def test_a_yes_by_mistake_takes_the_invitation_back_and_another_yes_brings_it_again(came_forward: Interest) -> None:
    first = answer(came_forward, "yes")
    second = answer(came_forward, "waiting list", first)
    assert not Invitation.objects.get().is_open
    answer(came_forward, "yes", second)
    assert Invitation.objects.get().is_open


def test_who_is_in_the_team_already_is_not_invited(came_forward: Interest) -> None:
    MemberFactory(project=Opening.objects.get().project, person=came_forward.person)
    answer(came_forward, "yes")
    assert not Invitation.objects.exists()


def test_this_room_is_registered_with_the_rooms_below_once() -> None:
    assert hooks.answered.count(actions.invite_chosen) == 1
    assert hooks.drafts_with.count(openings.drafts_with) == 1

"""When nobody is left who could answer, the leads are told, once, and see it where they look after the opening."""

import pytest
from django.test import Client

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.opportunities.drafting.choosers import actions
from alongside.opportunities.drafting.choosers.missing import nobody_chooses, tell_leads
from alongside.opportunities.models import Chooser, Opportunity
from alongside.organisations.membership import actions as membership
from alongside.organisations.models import Membership
from alongside.people.leaving.actions import delete_everything
from alongside.people.models import Person
from tests.factories.opportunities import ChooserFactory, InterestFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening() -> Opportunity:
    return OpportunityFactory(slug="alone")


@pytest.fixture
def lead(opening: Opportunity) -> Person:
    return MembershipFactory(organisation=opening.organisation, is_lead=True).person


@pytest.fixture
def member(opening: Opportunity) -> Membership:
    """The only one who chooses."""
    member: Membership = MembershipFactory(organisation=opening.organisation)
    ChooserFactory(opportunity=opening, person=member.person, email="")
    return member


def told() -> list[int]:
    return list(Message.objects.filter(kind="opportunities.nobody_chooses").values_list("person_id", flat=True))


def test_leads_are_told_once_when_the_last_chooser_leaves(lead: Person, member: Membership) -> None:
    assert tell_leads() == 0
    membership.end(by=member.person, membership=member)
    assert (tell_leads(), tell_leads()) == (1, 0)
    assert told() == [lead.pk]
    assert Entry.objects.filter(what="opportunity.nobody_chooses").count() == 1


def test_leads_are_told_when_the_last_chooser_deletes_the_account(lead: Person, member: Membership) -> None:
    delete_everything(by=member.person, person=member.person)
    tell_leads()
    assert told() == [lead.pk]


def test_leads_are_told_when_all_have_said_no(opening: Opportunity, lead: Person) -> None:
    chooser: Chooser = ChooserFactory(opportunity=opening, accepted_at=None)
    actions.decline(by=chooser.person, chooser=chooser)
    tell_leads()
    assert told() == [lead.pk]


def test_nobody_is_told_while_somebody_could_answer(opening: Opportunity, lead: Person, member: Membership) -> None:
    ChooserFactory(opportunity=opening, accepted_at=None)
    membership.end(by=member.person, membership=member)
    assert tell_leads() == 0


def test_it_is_told_again_when_it_happens_again(opening: Opportunity, lead: Person, member: Membership) -> None:
    membership.end(by=member.person, membership=member)
    tell_leads()
    second = ChooserFactory(opportunity=opening)
    assert tell_leads() == 0
    second.delete()
    assert tell_leads() == 1


def test_who_becomes_a_lead_later_is_told_then(opening: Opportunity) -> None:
    assert tell_leads() == 0
    lead = MembershipFactory(organisation=opening.organisation, is_lead=True).person
    assert tell_leads() == 1
    assert told() == [lead.pk]


@pytest.mark.parametrize(
    ("state", "somebody_waits", "counts"),
    [("open", False, True), ("closed", True, True), ("closed", False, False), ("answered", False, False)],
)
def test_only_where_an_answer_is_or_will_be_waited_for(state: str, somebody_waits: bool, counts: bool) -> None:
    opening = OpportunityFactory(state=state)
    if somebody_waits:
        InterestFactory(opportunity=opening)
    assert nobody_chooses().exists() is counts


def test_it_stands_where_leads_look_after_the_opening(lead: Person, member: Membership) -> None:
    client = Client()
    client.force_login(lead)
    pages = ("/opportunities/alone/manage/", "/opportunities/manage/")
    assert not any("Nobody can answer" in client.get(page).text for page in pages)
    membership.end(by=member.person, membership=member)
    assert all("Nobody can answer" in client.get(page).text for page in pages)
    assert "Name somebody who chooses" in client.get(pages[0]).text


def test_the_last_who_can_answer_is_not_taken_away_behind_those_who_left(
    opening: Opportunity, lead: Person, member: Membership
) -> None:
    last = ChooserFactory(opportunity=opening)
    membership.end(by=member.person, membership=member)
    client = Client()
    client.force_login(lead)
    response = client.post(f"/opportunities/drafts/{opening.key}/choosers/{last.pk}/remove/")
    assert response.status_code == 409
    assert Chooser.objects.filter(pk=last.pk).exists()

"""Naming who chooses, and their promise."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from alongside.messages.models import Message
from alongside.opportunities.drafting.choosers import actions
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.models import Chooser, Opportunity
from alongside.people.models import Person
from tests.factories.opportunities import OpportunityFactory
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Opportunity:
    return OpportunityFactory(state="draft", slug=None, published_at=None)


@pytest.fixture
def writer(draft: Opportunity) -> Person:
    return MembershipFactory(organisation=draft.organisation).person


def invite(draft: Opportunity, writer: Person, email: str = "amina@example.org") -> Chooser:
    return actions.invite(by=writer, opportunity=draft, name="Amina", email=email, role="partner")


def test_a_member_is_named_once_and_told_once(draft: Opportunity, writer: Person) -> None:
    partner = MembershipFactory(organisation=draft.organisation, is_staff=False).person
    first = actions.name_member(by=writer, opportunity=draft, person=partner)
    second = actions.name_member(by=writer, opportunity=draft, person=partner)
    assert first == second
    assert first.role == "partner"
    assert Message.objects.filter(person_id=partner.pk, kind="opportunities.chooser_named").count() == 1


def test_the_invitation_names_nothing_about_health_in_its_subject(draft: Opportunity, writer: Person) -> None:
    Opportunity.objects.filter(pk=draft.pk).update(title="Living with HIV & us")
    invite(draft, writer)
    message = Message.objects.get(kind="opportunities.chooser_named")
    assert "HIV" not in message.subject
    assert "Living with HIV & us" in message.text


def test_somebody_who_is_no_member_is_invited_by_email_only(draft: Opportunity, writer: Person) -> None:
    with pytest.raises(NotPossibleError):
        actions.name_member(by=writer, opportunity=draft, person=PersonFactory())
    assert invite(draft, writer) == invite(draft, writer)
    assert Chooser.objects.count() == 1


def test_only_who_was_invited_can_accept(draft: Opportunity, writer: Person) -> None:
    chooser = invite(draft, writer)
    stranger, invited = PersonFactory(), PersonFactory(email="amina@example.org", name="Amina H")
    with pytest.raises(PermissionDenied):
        actions.accept(by=stranger, chooser=chooser)
    actions.accept(by=invited, chooser=chooser)
    actions.accept(by=invited, chooser=chooser)
    chooser.refresh_from_db()
    assert (chooser.person, chooser.name) == (invited, "Amina H")
    assert chooser.accepted_at


def test_the_page_of_the_invitation_asks_for_the_promise(draft: Opportunity, writer: Person) -> None:
    chooser = invite(draft, writer)
    client = Client()
    client.force_login(PersonFactory(email="amina@example.org"))
    address = f"/opportunities/choosers/{chooser.key}/"
    assert b"I keep what I read to myself" in client.get(address).content
    client.post(address, {"press": "accept"})
    assert b"You said yes" in client.get(address).content
    client.post(address, {"press": "decline"})
    assert b"You said no" in client.get(address).content


def test_nobody_is_named_in_public_before_they_promise(client: Client) -> None:
    opportunity = OpportunityFactory()
    lead = MembershipFactory(organisation=opportunity.organisation, is_lead=True).person
    chooser = actions.invite(by=lead, opportunity=opportunity, name="Amina", email="amina@example.org", role="partner")
    page = f"/opportunities/{opportunity.slug}/"
    assert b"Amina" not in client.get(page).content
    actions.accept(by=PersonFactory(email="amina@example.org", name="Amina"), chooser=chooser)
    assert b"Amina" in client.get(page).content


def test_the_last_chooser_of_a_published_opportunity_stays(draft: Opportunity) -> None:
    opportunity = OpportunityFactory()
    lead = MembershipFactory(organisation=opportunity.organisation, is_lead=True).person
    chooser = actions.invite(by=lead, opportunity=opportunity, name="A", email="a@example.org", role="staff")
    with pytest.raises(NotPossibleError):
        actions.remove(by=lead, opportunity=opportunity, chooser_pk=chooser.pk)


def test_naming_through_the_page(draft: Opportunity, writer: Person) -> None:
    member = MembershipFactory(organisation=draft.organisation, person__name="Joe Price")
    client = Client()
    client.force_login(writer)
    address = f"/opportunities/drafts/{draft.key}/choosers/"
    assert b"Tick at least one person" in client.post(address, {"press": "members"}).content
    client.post(address, {"press": "members", "members": [member.pk]})
    client.post(f"{address}invite/", {"name": "Amina", "email": "amina@example.org", "role": "partner"})
    assert Chooser.objects.filter(opportunity=draft).count() == 2
    assert client.post(f"{address}invite/", {"name": "x" * 300, "email": "no", "role": "boss"}).status_code == 200
    client.post(f"{address}{Chooser.objects.first().pk}/remove/")
    assert Chooser.objects.filter(opportunity=draft).count() == 1

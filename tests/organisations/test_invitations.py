"""Invitations: a link for one address, once, for two weeks."""

import datetime
import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from alongside.messages.models import Message
from alongside.organisations import rules
from alongside.organisations.membership import invitations
from alongside.organisations.models import Invitation
from tests.factories.organisations import InvitationFactory, MembershipFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def browser(person: object) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_inviting_sends_a_link_that_we_do_not_keep() -> None:
    lead = MembershipFactory(is_lead=True)
    key = uuid.uuid4()
    for _ in range(2):
        invitation = invitations.invite(
            by=lead.person,
            organisation=lead.organisation,
            email="bo@example.org",
            is_lead=False,
            is_staff=True,
            key=key,
        )
    message = Message.objects.get(kind="organisations.invited")
    token = re.search(r"/invitations/([^/]+)/", message.text)
    assert token
    assert message.address == "bo@example.org"
    assert invitations.digest(token[1]) == invitation.digest
    assert token[1] not in str(Invitation.objects.values_list())


def test_inviting_an_address_again_replaces_the_first_link() -> None:
    lead = MembershipFactory(is_lead=True)
    first = InvitationFactory(organisation=lead.organisation, email="bo@example.org", token="first")
    invitations.invite(
        by=lead.person, organisation=lead.organisation, email="bo@example.org", is_lead=True, is_staff=True,
        key=uuid.uuid4(),
    )  # fmt: skip
    first.refresh_from_db()
    assert first.cancelled_at
    assert "taken back" in Client().get("/organisations/invitations/first/").content.decode()


def test_opening_the_link_changes_nothing_and_accepting_it_works_once() -> None:
    invitation = InvitationFactory(token="t", is_lead=True)
    person = PersonFactory(email=invitation.email)
    client = browser(person)
    page = client.get("/organisations/invitations/t/")
    assert "Accept the invitation" in page.content.decode()
    assert not rules.is_member(person, invitation.organisation)
    assert client.post("/organisations/invitations/t/").status_code == 302
    assert rules.is_lead(person, invitation.organisation)
    again = client.post("/organisations/invitations/t/")
    assert "used already" in again.content.decode()


def test_accepting_never_takes_away_what_somebody_had() -> None:
    lead = MembershipFactory(is_lead=True)
    invitation = InvitationFactory(organisation=lead.organisation, email=lead.person.email, is_lead=False)
    invitations.accept(by=lead.person, invitation=invitation)
    assert rules.is_lead(lead.person, lead.organisation)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"expires_at": timezone.now() - datetime.timedelta(seconds=1)}, "has expired"),
        ({"accepted_at": timezone.now()}, "used already"),
        ({"cancelled_at": timezone.now()}, "taken back"),
    ],
)
def test_a_link_that_no_longer_works_says_why(changes: dict[str, object], words: str) -> None:
    invitation = InvitationFactory(token="t", **changes)
    person = PersonFactory(email=invitation.email)
    for response in (
        Client().get("/organisations/invitations/t/"),
        browser(person).post("/organisations/invitations/t/"),
    ):
        assert words in response.content.decode()
    assert not rules.is_member(person, invitation.organisation)


def test_somebody_signed_in_with_another_address_is_told_and_not_let_in() -> None:
    invitation = InvitationFactory(token="t")
    other = PersonFactory(email="other@example.org")
    response = browser(other).post("/organisations/invitations/t/")
    assert "You are signed in as other@example.org" in response.content.decode()
    # The address it was sent to is not given away.
    assert invitation.email not in response.content.decode()
    assert not rules.is_member(other, invitation.organisation)


def test_a_visitor_is_asked_to_sign_in_and_comes_back() -> None:
    InvitationFactory(token="t")
    page = Client().get("/organisations/invitations/t/").content.decode()
    assert 'href="/sign-in/?next=/organisations/invitations/t/"' in page


@pytest.mark.parametrize("token", ["nobody-knows-this", "x" * 2000, "%00", "%F0%9F%98%80"])
def test_an_unknown_link_does_not_exist(token: str) -> None:
    assert Client().get(f"/organisations/invitations/{token}/").status_code == 404


def test_a_lead_takes_back_an_invitation_of_their_own_organisation_only() -> None:
    lead = MembershipFactory(is_lead=True)
    mine, other = InvitationFactory(organisation=lead.organisation), InvitationFactory()
    client = browser(lead.person)
    for invitation in (mine, other):
        client.post(f"/organisations/{lead.organisation.slug}/manage/invitations/{invitation.key}/cancel/")
        invitation.refresh_from_db()
    assert mine.cancelled_at
    assert not other.cancelled_at
    assert not invitations.cancel(by=lead.person, invitation=mine)


def test_addresses_of_old_invitations_are_forgotten() -> None:
    InvitationFactory(expires_at=timezone.now() - datetime.timedelta(days=31))
    kept = InvitationFactory(expires_at=timezone.now() - datetime.timedelta(days=29))
    assert invitations.forget_old() == 1
    assert Invitation.objects.get() == kept


def test_whoever_has_not_said_their_name_and_age_does_that_first() -> None:
    invitation = InvitationFactory(email="new@example.org", token="secret")
    person = PersonFactory(email="new@example.org", name="", joined_at=None)
    for method in ("get", "post"):
        response = getattr(browser(person), method)("/organisations/invitations/secret/")
        assert response.headers["Location"] == "/join/?next=%2Forganisations%2Finvitations%2Fsecret%2F"
    assert not rules.is_member(person, invitation.organisation)


def test_no_cache_between_us_and_somebody_keeps_their_invitation(client: Client) -> None:
    InvitationFactory(token="secret")
    response = client.get("/organisations/invitations/secret/")
    assert response.headers["Cache-Control"] == "private, no-store"


def test_the_key_of_another_organisations_invitation_is_refused() -> None:
    sent, lead = InvitationFactory(), MembershipFactory(is_lead=True)
    typed = {"email": "bo@example.org", "join_as": "staff", "is_lead": "no", "key": str(sent.key)}
    response = browser(lead.person).post(f"/organisations/{lead.organisation.slug}/manage/invitations/new/", typed)
    assert response.status_code == 403
    assert Invitation.objects.get() == sent

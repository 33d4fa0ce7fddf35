"""A member who was named to choose reads what people wrote for as long as they belong, and no longer."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.messages.models import Message
from alongside.opportunities.interests import queries
from alongside.opportunities.interests.following.queries import followed
from alongside.opportunities.interests.models import Interest, Note
from alongside.opportunities.models import Chooser, Opportunity
from alongside.organisations.membership import actions as membership
from alongside.organisations.models import Membership
from alongside.people.models import Person
from tests.factories.opportunities import ChooserFactory, InterestFactory
from tests.factories.organisations import MembershipFactory
from tests.opportunities.interests.conftest import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(opportunity: Opportunity) -> Membership:
    return MembershipFactory(organisation=opportunity.organisation, person__name="Mia")


@pytest.fixture
def named(opportunity: Opportunity, member: Membership) -> Chooser:
    """A chooser who was named as a member, not invited by email."""
    return ChooserFactory(opportunity=opportunity, person=member.person, email="")


@pytest.fixture
def waiting(opportunity: Opportunity, partner: Person) -> Interest:
    return InterestFactory(opportunity=opportunity, person=partner)


def pages(opportunity: Opportunity, waiting: Interest) -> list[str]:
    return [
        reverse("answers", args=[opportunity.slug]),
        reverse("answers_person", args=[opportunity.slug, waiting.key]),
        reverse("answer_people", args=[opportunity.slug]) + f"?person={waiting.key}",
    ]


def statuses(client: Client, addresses: list[str]) -> set[int]:
    return {client.get(address).status_code for address in addresses}


def test_a_member_who_left_reads_nothing_more(
    client: Client, opportunity: Opportunity, member: Membership, named: Chooser, waiting: Interest
) -> None:
    client.force_login(member.person)
    assert statuses(client, pages(opportunity, waiting)) == {200}

    membership.end(by=member.person, membership=member)

    assert statuses(client, pages(opportunity, waiting)) == {403}
    assert client.get(reverse("chooser_invitation", args=[named.key])).status_code == 403
    assert queries.choosing(member.person) == []


def test_a_member_who_left_before_promising_cannot_promise(
    client: Client, opportunity: Opportunity, member: Membership, waiting: Interest
) -> None:
    named = ChooserFactory(opportunity=opportunity, person=member.person, email="", accepted_at=None)
    membership.end(by=member.person, membership=member)
    client.force_login(member.person)
    assert client.post(reverse("chooser_invitation", args=[named.key])).status_code == 403
    assert statuses(client, pages(opportunity, waiting)) == {403}


def test_a_member_who_left_is_neither_named_nor_told(
    client: Client, opportunity: Opportunity, member: Membership, named: Chooser, partner: Person
) -> None:
    membership.end(by=member.person, membership=member)
    sent = send(partner, opportunity)
    assert not Message.objects.filter(person_id=member.person.pk, kind="opportunities.came_forward").exists()
    assert "Mia" not in client.get(reverse("opportunity", args=[opportunity.slug])).text
    found: Any = followed(partner, sent.key)
    assert found.choosers == []


def test_somebody_invited_by_email_chooses_until_their_name_is_taken_away(
    client: Client, opportunity: Opportunity, waiting: Interest
) -> None:
    invited = ChooserFactory(opportunity=opportunity)
    client.force_login(invited.person)
    assert statuses(client, pages(opportunity, waiting)) == {200}
    invited.delete()
    assert statuses(client, pages(opportunity, waiting)) == {403}


def test_the_key_of_a_note_about_somebody_else_is_refused(
    client: Client, opportunity: Opportunity, named: Chooser, waiting: Interest
) -> None:
    client.force_login(named.person)
    key, other = str(uuid.uuid4()), InterestFactory(opportunity=opportunity)
    statuses = [
        client.post(
            reverse("answers_person", args=[opportunity.slug, one.key]), {"words": "Hello", "key": key}
        ).status_code
        for one in (waiting, waiting, other)
    ]
    assert statuses == [302, 302, 403]
    assert Note.objects.count() == 1

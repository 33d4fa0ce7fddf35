"""Who may do what for an organisation."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from alongside.organisations import rules
from alongside.organisations.models import Membership
from tests.factories.organisations import MembershipFactory, OrganisationFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
State = Membership.State


@pytest.mark.parametrize("state", [State.ASKED, State.ENDED])
def test_asking_or_having_left_gives_no_rights(state: str) -> None:
    membership = MembershipFactory(state=state)
    person, organisation = membership.person, membership.organisation
    assert not rules.is_member(person, organisation)
    assert not rules.may_draft_for(person, organisation)
    assert not rules.may_publish_for(person, organisation)


@pytest.mark.parametrize("is_staff", [True, False])
def test_a_partner_may_do_what_a_member_of_staff_may(is_staff: bool) -> None:
    membership = MembershipFactory(is_staff=is_staff, is_lead=True)
    person, organisation = membership.person, membership.organisation
    assert rules.is_lead(person, organisation)
    assert rules.may_draft_for(person, organisation)
    assert rules.may_publish_for(person, organisation)
    assert rules.may_manage(person, organisation)
    assert rules.is_lead_anywhere(person)


def test_a_member_who_does_not_lead_may_draft_and_not_publish() -> None:
    membership = MembershipFactory()
    person, organisation = membership.person, membership.organisation
    assert rules.may_draft_for(person, organisation)
    assert not rules.may_publish_for(person, organisation)
    assert not rules.is_lead_anywhere(person)


def test_rights_end_at_the_border_of_the_organisation() -> None:
    lead = MembershipFactory(is_lead=True).person
    other = OrganisationFactory()
    assert not rules.is_member(lead, other)
    assert not rules.may_manage(lead, other)
    assert not rules.may_draft_for(lead, other)
    assert not rules.may_publish_for(lead, other)


def test_nothing_is_published_for_an_organisation_that_has_not_joined_or_has_ended() -> None:
    membership = MembershipFactory(is_lead=True, organisation__confirmed_at=None)
    assert not rules.may_publish_for(membership.person, membership.organisation)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    ended = MembershipFactory(is_lead=True, organisation__valid_to=yesterday)
    assert not rules.may_publish_for(ended.person, ended.organisation)
    assert not rules.may_draft_for(ended.person, ended.organisation)


def test_an_organisation_is_active_on_its_last_day() -> None:
    assert not OrganisationFactory(valid_to=timezone.localdate()).has_ended


def test_only_an_organisation_without_a_lead_can_be_asked_for() -> None:
    organisation = OrganisationFactory(confirmed_at=None)
    assert rules.may_ask_to_lead(organisation)
    MembershipFactory(organisation=organisation, is_lead=True)
    assert not rules.may_ask_to_lead(organisation)


def test_a_visitor_may_nothing() -> None:
    organisation = OrganisationFactory()
    visitor = AnonymousUser()
    assert not rules.is_member(visitor, organisation)
    assert not rules.may_manage(visitor, organisation)
    assert not rules.may_import(visitor)
    assert not rules.is_lead_anywhere(visitor)


def test_only_administrators_decide_who_is_first() -> None:
    assert rules.may_decide_lead_requests(PersonFactory(is_administrator=True))
    assert not rules.may_decide_lead_requests(PersonFactory())

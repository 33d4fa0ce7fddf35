"""Belonging to an organisation: asking, agreeing, leading, leaving."""

import datetime
import threading

import pytest
from django.db import connection
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.organisations import personal_data, rules
from alongside.organisations.domains import actions as domains
from alongside.organisations.membership import actions
from alongside.organisations.models import Domain, LeadRequest, Membership
from alongside.people import hooks
from tests.factories.organisations import (
    DomainFactory,
    InvitationFactory,
    LeadRequestFactory,
    MembershipFactory,
    OrganisationFactory,
)
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
State, Through = Membership.State, Membership.Through


def kinds_sent() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def recorded() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("what", flat=True))


def test_asking_to_join_waits_for_a_lead_who_hears_of_it_once() -> None:
    lead = MembershipFactory(is_lead=True)
    person = PersonFactory()
    for _ in range(2):
        membership = actions.ask_to_join(by=person, organisation=lead.organisation, is_staff=True)
    assert membership.state == State.ASKED
    assert kinds_sent() == ["organisations.join_asked"]
    assert Message.objects.get().address == lead.person.email
    assert recorded() == ["organisations.join_asked"]


@pytest.mark.parametrize(
    ("address", "is_staff", "state"),
    [
        ("a@ourtrust.nhs.uk", True, State.CONFIRMED),
        ("a@ourtrust.nhs.uk", False, State.ASKED),
        ("a@below.ourtrust.nhs.uk", True, State.ASKED),
        ("a@notourtrust.nhs.uk", True, State.ASKED),
        ("a@nhs.net", True, State.ASKED),
    ],
)
def test_a_proved_domain_confirms_staff_with_exactly_that_domain(address: str, is_staff: bool, state: str) -> None:
    organisation = OrganisationFactory()
    DomainFactory(organisation=organisation, domain="ourtrust.nhs.uk", proved_at=timezone.now())
    # Even if a shared domain got into the table, it would confirm nobody.
    DomainFactory(organisation=organisation, domain="nhs.net", proved_at=timezone.now())
    membership = actions.ask_to_join(by=PersonFactory(email=address), organisation=organisation, is_staff=is_staff)
    membership.refresh_from_db()
    assert membership.state == state


def test_a_domain_that_is_not_proved_confirms_nobody_and_one_of_another_organisation_neither() -> None:
    organisation = OrganisationFactory()
    DomainFactory(organisation=organisation, domain="ourtrust.nhs.uk")
    DomainFactory(domain="ourtrust.nhs.uk", proved_at=timezone.now())
    person = PersonFactory(email="a@ourtrust.nhs.uk")
    assert actions.ask_to_join(by=person, organisation=organisation, is_staff=True).state == State.ASKED


def test_agreeing_or_declining_twice_or_after_each_other_decides_once() -> None:
    lead = MembershipFactory(is_lead=True)
    asked = MembershipFactory(organisation=lead.organisation, state=State.ASKED, confirmed_at=None)
    assert actions.confirm(by=lead.person, membership=asked)
    assert not actions.confirm(by=lead.person, membership=asked)
    assert not actions.decline(by=lead.person, membership=asked)
    asked.refresh_from_db()
    assert (asked.state, asked.through) == (State.CONFIRMED, Through.LEAD)
    assert kinds_sent() == ["organisations.member_confirmed"]


def test_somebody_declined_or_gone_may_ask_again() -> None:
    lead = MembershipFactory(is_lead=True)
    person = PersonFactory()
    asked = actions.ask_to_join(by=person, organisation=lead.organisation, is_staff=False)
    actions.decline(by=lead.person, membership=asked)
    again = actions.ask_to_join(by=person, organisation=lead.organisation, is_staff=False)
    assert again.pk == asked.pk
    assert again.state == State.ASKED
    assert kinds_sent().count("organisations.join_asked") == 2


def test_the_only_lead_can_neither_leave_nor_stop_before_handing_on() -> None:
    lead = MembershipFactory(is_lead=True)
    other = MembershipFactory(organisation=lead.organisation, is_staff=False)
    with pytest.raises(actions.LastLeadError):
        actions.end(by=lead.person, membership=lead)
    with pytest.raises(actions.LastLeadError):
        actions.stop_leading(by=lead.person, membership=lead)
    assert actions.make_lead(by=lead.person, membership=other)
    assert not actions.make_lead(by=lead.person, membership=other)
    assert actions.end(by=lead.person, membership=lead)
    assert rules.is_lead(other.person, lead.organisation)
    assert not rules.is_member(lead.person, lead.organisation)
    assert kinds_sent() == ["organisations.made_lead"]


def test_a_lead_who_ends_a_membership_tells_the_person() -> None:
    lead = MembershipFactory(is_lead=True)
    member = MembershipFactory(organisation=lead.organisation)
    assert actions.end(by=lead.person, membership=member)
    assert not actions.end(by=lead.person, membership=member)
    assert kinds_sent() == ["organisations.membership_ended"]


def test_nobody_who_only_asked_is_made_a_lead() -> None:
    asked = MembershipFactory(state=State.ASKED, confirmed_at=None)
    assert not actions.make_lead(by=PersonFactory(), membership=asked)


def test_an_administrator_approves_the_first_lead_and_the_organisation_joins() -> None:
    administrator = PersonFactory(is_administrator=True)
    organisation = OrganisationFactory(confirmed_at=None)
    person = PersonFactory()
    for _ in range(2):
        request = actions.ask_to_lead(
            by=person, organisation=organisation, is_staff=False, role="Chair", how_to_check="Ask them."
        )
    assert LeadRequest.objects.count() == 1
    assert actions.approve_lead(by=administrator, request=request)
    assert not actions.approve_lead(by=administrator, request=request)
    organisation.refresh_from_db()
    request.refresh_from_db()
    assert organisation.has_joined
    assert rules.is_lead(person, organisation)
    assert not Membership.objects.get().is_staff
    # What the person wrote to be checked by is deleted once decided.
    assert (request.role, request.how_to_check) == ("", "")
    assert kinds_sent() == ["organisations.lead_asked", "organisations.lead_approved"]


def test_a_member_who_asks_to_lead_keeps_one_membership() -> None:
    member = MembershipFactory(organisation__confirmed_at=None)
    request = LeadRequestFactory(organisation=member.organisation, person=member.person)
    actions.approve_lead(by=PersonFactory(is_administrator=True), request=request)
    assert Membership.objects.get().is_lead


def test_only_one_of_two_requests_can_become_the_first_lead() -> None:
    first = LeadRequestFactory()
    second = LeadRequestFactory(organisation=first.organisation)
    administrator = PersonFactory(is_administrator=True)
    actions.approve_lead(by=administrator, request=first)
    with pytest.raises(actions.AlreadyLedError):
        actions.approve_lead(by=administrator, request=second)
    with pytest.raises(actions.AlreadyLedError):
        actions.ask_to_lead(
            by=PersonFactory(), organisation=first.organisation, is_staff=True, role="x", how_to_check="x"
        )
    assert actions.decline_lead(by=administrator, request=second, reason="has lead")
    assert "has an involvement lead already" in Message.objects.get(kind="organisations.lead_declined").text


def test_no_message_names_the_organisation_in_its_subject() -> None:
    lead = MembershipFactory(is_lead=True, organisation__name="Depression Alliance & Friends")
    actions.ask_to_join(by=PersonFactory(name="Amina"), organisation=lead.organisation, is_staff=True)
    message = Message.objects.get()
    assert "Depression" not in message.subject
    assert "Amina asks to join Depression Alliance & Friends" in message.text
    assert "Depression Alliance &amp; Friends" in message.html


def test_everything_held_about_somebody_can_be_downloaded_and_deleted() -> None:
    person = PersonFactory(email="me@example.org")
    member = MembershipFactory(person=person)
    MembershipFactory(organisation=member.organisation, is_lead=True)
    LeadRequestFactory(person=person)
    InvitationFactory(email="me@example.org", invited_by=None)
    InvitationFactory(invited_by=person)
    held = personal_data.export(person)
    assert {name: len(rows) for name, rows in held.items()} == {
        "memberships": 1,
        "requests_to_lead": 1,
        "invitations_to_me": 1,
        "invitations_i_sent": 1,
    }
    personal_data.erase(person)
    assert {name: len(rows) for name, rows in personal_data.export(person).items()} == dict.fromkeys(held, 0)
    assert not Message.objects.exists()


def test_when_the_only_lead_deletes_their_account_they_are_warned_and_administrators_hear_of_it() -> None:
    lead = MembershipFactory(is_lead=True, organisation__name="Invented Trust")
    PersonFactory(is_administrator=True)
    assert "only involvement lead of Invented Trust" in personal_data.warnings(lead.person)[0]
    personal_data.erase(lead.person)
    assert kinds_sent() == ["organisations.without_lead"]
    assert "organisations.without_lead" in recorded()
    assert rules.may_ask_to_lead(lead.organisation)


def test_a_lead_with_a_colleague_is_not_warned() -> None:
    lead = MembershipFactory(is_lead=True)
    MembershipFactory(organisation=lead.organisation, is_lead=True)
    assert personal_data.warnings(lead.person) == []


def test_leads_need_a_strong_sign_in_and_this_room_is_registered_once() -> None:
    lead, member = MembershipFactory(is_lead=True), MembershipFactory()
    assert [held.room for held in hooks.personal_data].count("organisations") == 1
    assert any(needs(lead.person) for needs in hooks.strong_sign_in)
    assert not any(needs(member.person) for needs in hooks.strong_sign_in)


def test_an_organisation_that_ended_cannot_be_led_anew() -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    assert not rules.may_ask_to_lead(OrganisationFactory(valid_to=yesterday))


def test_what_ended_a_year_ago_is_forgotten() -> None:
    long_ago = timezone.now() - datetime.timedelta(days=366)
    MembershipFactory(state=State.ENDED, ended_at=long_ago)
    LeadRequestFactory(state="declined", decided_at=long_ago)
    kept = [MembershipFactory(state=State.ENDED, ended_at=timezone.now()), MembershipFactory()]
    LeadRequestFactory()
    assert actions.forget_old() == 2
    assert list(Membership.objects.order_by("pk")) == kept
    assert LeadRequest.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_leads_who_leave_at_the_same_moment_one_stays() -> None:
    first = MembershipFactory(is_lead=True)
    second = MembershipFactory(is_lead=True, organisation=first.organisation)
    ready, outcomes = threading.Barrier(2), []

    def leave(membership: Membership) -> None:
        ready.wait(10)
        try:
            outcomes.append(actions.end(by=membership.person, membership=membership))
        except actions.LastLeadError:
            outcomes.append("stays")
        finally:
            connection.close()

    threads = [threading.Thread(target=leave, args=[one]) for one in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(map(str, outcomes)) == ["True", "stays"]
    assert rules.leads(first.organisation).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_requests_approved_at_the_same_moment_one_becomes_the_first_lead() -> None:
    administrator = PersonFactory(is_administrator=True)
    first = LeadRequestFactory()
    second = LeadRequestFactory(organisation=first.organisation)
    ready, outcomes = threading.Barrier(2), []

    def approve(request: LeadRequest) -> None:
        ready.wait(10)
        try:
            outcomes.append(str(actions.approve_lead(by=administrator, request=request)))
        except actions.AlreadyLedError:
            outcomes.append("led already")
        finally:
            connection.close()

    threads = [threading.Thread(target=approve, args=[one]) for one in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["True", "led already"]


def test_staff_whose_membership_ended_are_not_let_in_by_their_address_alone() -> None:
    lead = MembershipFactory(is_lead=True)
    proved = DomainFactory(organisation=lead.organisation, domain="ourtrust.nhs.uk", proved_at=timezone.now())
    person = PersonFactory(email="bo@ourtrust.nhs.uk")
    first = actions.ask_to_join(by=person, organisation=lead.organisation, is_staff=True)
    assert (first.state, first.through) == (State.CONFIRMED, Through.DOMAIN)

    actions.end(by=lead.person, membership=first)
    again = actions.ask_to_join(by=person, organisation=lead.organisation, is_staff=True)
    assert again.state == State.ASKED

    Domain.objects.filter(pk=proved.pk).update(proved_at=None)
    domains.record_check(domain=proved, result=Domain.Result.PROVED)
    again.refresh_from_db()
    assert again.state == State.ASKED
    assert actions.confirm(by=lead.person, membership=again)
    again.refresh_from_db()
    assert (again.state, again.ended_at) == (State.CONFIRMED, None)

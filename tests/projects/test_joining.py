"""Coming into a team and leaving it: invitations, capacity, pace, pauses."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.projects import rules
from alongside.projects.errors import NotPossibleError
from alongside.projects.leading import actions as leading
from alongside.projects.models import Capacity, Invitation, LeadTerm, Member, Sitting
from alongside.projects.stages import queries
from alongside.projects.teams import joining
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory, ProjectFactory, TeamInvitationFactory

pytestmark = pytest.mark.django_db


def invite(member: Member, email: str = "new@example.org", key: uuid.UUID | None = None) -> Invitation:
    return joining.invite(by=member.person, project=member.project, email=email, words="Come!", key=key or uuid.uuid4())


def test_inviting_twice_sends_one_invitation() -> None:
    member = MemberFactory()
    assert invite(member) == invite(member)
    assert Message.objects.get().kind == "projects.invited"
    assert Message.objects.get().address == "new@example.org"
    assert Entry.objects.filter(what="projects.invited").count() == 1


def test_who_is_in_the_team_is_not_invited_and_neither_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    member = MemberFactory()
    with pytest.raises(NotPossibleError, match="in the team already"):
        invite(member, member.person.email)
    monkeypatch.setattr(joining, "MOST_OPEN_INVITATIONS", 2)
    invite(member, "one@example.org")
    invite(member, "two@example.org")
    with pytest.raises(NotPossibleError, match="as many people as a team can hold"):
        invite(member, "three@example.org")


def test_accepting_makes_a_member_once_and_the_others_hear_it() -> None:
    member = MemberFactory()
    person = PersonFactory(email="new@example.org")
    invitation = invite(member)
    for _ in range(2):
        joined = joining.accept(by=person, invitation=invitation, capacity=Capacity.CARER, works_here=False)
    assert joined.is_partner
    assert Member.objects.count() == 2
    told = Message.objects.get(kind="projects.joined")
    assert told.address == member.person.email


def test_an_invitation_opens_to_its_address_alone_and_not_once_it_is_taken_back_or_declined() -> None:
    member = MemberFactory()
    invitation = invite(member)
    with pytest.raises(PermissionDenied):
        joining.accept(by=PersonFactory(), invitation=invitation, capacity=Capacity.CARER, works_here=False)
    person = PersonFactory(email="new@example.org")
    joining.cancel(by=member.person, invitation=invitation)
    with pytest.raises(NotPossibleError):
        joining.accept(by=person, invitation=invitation, capacity=Capacity.CARER, works_here=False)
    joining.decline(by=person, invitation=invitation)
    again = invite(member)
    joining.decline(by=person, invitation=again)
    with pytest.raises(NotPossibleError):
        joining.accept(by=person, invitation=again, capacity=Capacity.CARER, works_here=False)
    assert not rules.is_member(person, member.project)


def test_another_capacity_counts_from_now_on_and_what_was_before_stays_on_record() -> None:
    member = MemberFactory()
    for _ in range(2):
        joining.change_capacity(by=member.person, project=member.project, capacity=Capacity.STAFF, works_here=True)
    before, now = Sitting.objects.order_by("began_at", "pk")
    assert (before.capacity, now.capacity) == (Capacity.PATIENT, Capacity.STAFF)
    assert before.ended_at == now.began_at
    assert now.ended_at is None


def test_who_leaves_loses_access_at_once_gives_up_the_lead_and_comes_back_as_the_same_member() -> None:
    member = MemberFactory()
    other = MemberFactory(project=member.project)
    leading.take(by=member.person, project=member.project)
    client = Client()
    client.force_login(member.person)
    address = f"/projects/{member.project.slug}/team/"
    assert client.get(address).status_code == 200
    assert client.post(f"{address}leave/", {"name": "hide"}).status_code == 302
    assert client.get(address).status_code == 403
    assert LeadTerm.objects.get().ended_at
    member.refresh_from_db()
    assert member.name == ""
    invitation = invite(other, member.person.email)
    joining.accept(by=member.person, invitation=invitation, capacity=Capacity.CARER, works_here=False)
    assert Member.objects.filter(person=member.person).count() == 1
    assert Sitting.objects.filter(member=member).count() == 2
    assert client.get(address).status_code == 200


def test_words_stay_under_the_name_that_whoever_leaves_chooses() -> None:
    member = MemberFactory(person__name="Amina")
    client = Client()
    client.force_login(member.person)
    client.post(f"/projects/{member.project.slug}/team/leave/", {"name": "keep"})
    member.refresh_from_db()
    assert member.name == "Amina"


def test_who_pauses_keeps_every_right() -> None:
    member = MemberFactory()
    for _ in range(2):
        joining.pause(by=member.person, project=member.project)
    assert Entry.objects.filter(what="projects.paused").count() == 1
    invite(member)
    member.refresh_from_db()
    assert member.paused_at
    joining.carry_on(by=member.person, project=member.project)
    member.refresh_from_db()
    assert member.paused_at is None


def test_the_pace_is_said_for_this_month_and_no_longer_shown_in_the_next(as_person: Client, person: object) -> None:
    member = MemberFactory(person=person)
    team = f"/projects/{member.project.slug}/team/"
    as_person.post(f"{team}mine/", {"do": "pace", "pace": "little"})
    assert "A little" in as_person.get(team).content.decode()
    Member.objects.update(pace_month=timezone.localdate().replace(day=1) - timezone.timedelta(days=1))
    assert "A little" not in as_person.get(team).content.decode()


def test_deleting_an_account_leaves_the_team_without_a_name_and_its_history_whole() -> None:
    from alongside.projects import personal_data

    member = MemberFactory(person__name="Amina")
    mine = TeamInvitationFactory(email=member.person.email)
    held = personal_data.export(member.person)
    assert held["teams"][0]["project"] == member.project.title
    assert len(held["team_invitations_to_me"]) == 1
    personal_data.erase(member.person)
    member.refresh_from_db()
    assert (member.person, member.name) == (None, "")
    assert member.left_at
    assert Sitting.objects.get(member=member).ended_at
    assert not Invitation.objects.filter(pk=mine.pk).exists()


def test_no_name_stands_in_a_subject_and_the_invitation_leads_to_its_page() -> None:
    member = MemberFactory(project=ProjectFactory(title="Endometriosis letters"))
    invite(member)
    message = Message.objects.get()
    assert "Endometriosis" not in message.subject
    assert f"/projects/invitations/{Invitation.objects.get().key}/" in message.text


def test_a_clock_that_is_behind_never_makes_two_sittings_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    member = MemberFactory()
    behind = timezone.now() - timezone.timedelta(seconds=3)
    monkeypatch.setattr(joining.timezone, "now", lambda: behind)
    joining.change_capacity(by=member.person, project=member.project, capacity=Capacity.CARER, works_here=False)
    before, now = Sitting.objects.order_by("pk")
    assert before.began_at == before.ended_at == now.began_at
    assert queries.standing(member.project).finding.moment == "not-yet"

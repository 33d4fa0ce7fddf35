"""The lead: one at a time or nobody, taken, offered and handed on, and offered to all when it goes quiet."""

import datetime
import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from alongside.messages.models import Message
from alongside.projects.errors import NotPossibleError
from alongside.projects.leading import actions, queries, watching
from alongside.projects.models import Contribution, LeadOffer, LeadTerm, Member
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def trio(db: None) -> list[Member]:
    project = ProjectFactory()
    return [MemberFactory(project=project, person__name=name) for name in ("Amina", "Ben", "Carys")]


def lead(member: Member) -> Member | None:
    now = queries.leading(member.project).now
    return now.member if now else None


def test_any_member_takes_the_lead_and_the_hand_overs_stay_on_record(trio: list[Member]) -> None:
    first, second, _third = trio
    for _ in range(2):
        actions.take(by=first.person, project=first.project)
    actions.take(by=second.person, project=second.project)
    actions.put_down(by=second.person, project=second.project)
    assert lead(first) is None
    assert [term.member for term in queries.leading(first.project).terms] == [second, first]
    assert all(term.ended_at for term in LeadTerm.objects.all())


def test_an_offer_is_taken_or_declined_and_ends_when_the_lead_changes(trio: list[Member]) -> None:
    first, second, third = trio
    offers = [actions.offer(by=first.person, project=first.project, to=other) for other in (second, second, third)]
    assert offers[0] == offers[1]
    assert Message.objects.filter(kind="projects.lead_offered").count() == 2
    actions.accept(by=second.person, offer=offers[0])
    actions.accept(by=second.person, offer=offers[0])
    assert lead(first) == second
    assert LeadTerm.objects.get().was_offered
    with pytest.raises(NotPossibleError, match="has changed since"):
        actions.accept(by=third.person, offer=offers[2])
    again = actions.offer(by=second.person, project=first.project, to=third)
    actions.decline(by=third.person, offer=again)
    assert lead(first) == second
    assert not LeadOffer.objects.filter(closed_at=None).exists()


def test_an_offer_is_answered_by_whom_it_is_for_and_made_to_members_only(trio: list[Member]) -> None:
    first, second, third = trio
    offered = actions.offer(by=first.person, project=first.project, to=second)
    with pytest.raises(PermissionDenied):
        actions.accept(by=third.person, offer=offered)
    with pytest.raises(PermissionDenied):
        actions.take(by=PersonFactory(), project=first.project)
    stranger = MemberFactory()
    with pytest.raises(NotPossibleError, match="not in the team"):
        actions.offer(by=first.person, project=first.project, to=stranger)


def quiet(member: Member, days: int) -> LeadTerm:
    return LeadTerm.objects.create(
        project=member.project, member=member, began_at=timezone.now() - datetime.timedelta(days=days)
    )


def test_after_the_quiet_time_the_team_agreed_a_hand_over_is_offered_once(trio: list[Member]) -> None:
    first, second, third = trio
    Member.objects.filter(pk=third.pk).update(paused_at=timezone.now())
    quiet(first, 27)
    assert watching.offer_hand_over() == 0
    LeadTerm.objects.update(began_at=timezone.now() - datetime.timedelta(days=28))
    assert watching.offer_hand_over() == 1
    assert watching.offer_hand_over() == 0
    told = set(Message.objects.filter(kind="projects.lead_silent").values_list("address", flat=True))
    assert told == {first.person.email, second.person.email}
    assert queries.leading(first.project).is_quiet


def test_a_lead_who_did_something_or_says_so_is_not_quiet(trio: list[Member]) -> None:
    first = trio[0]
    quiet(first, 100)
    done = Contribution.objects.create(project=first.project, member=first, kind="task", thing="1", at=timezone.now())
    assert watching.offer_hand_over() == 0
    done.delete()
    watching.offer_hand_over()
    actions.still_here(by=first.person, project=first.project)
    assert not queries.leading(first.project).is_quiet
    assert watching.offer_hand_over() == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_the_lead_at_the_same_moment_both_end_up_on_record_and_one_leads() -> None:
    project = ProjectFactory()
    members = [MemberFactory(project=project) for _ in range(2)]
    ready = threading.Barrier(2)

    def take(member: Member) -> None:
        ready.wait(10)
        actions.take(by=member.person, project=project)
        connection.close()

    threads = [threading.Thread(target=take, args=[member]) for member in members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert LeadTerm.objects.count() == 2
    assert LeadTerm.objects.filter(ended_at=None).count() == 1

"""What people did writes itself down; each sees and corrects their own, and nobody is ranked."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client

from alongside.audit.models import Entry
from alongside.projects.contributions import actions
from alongside.projects.models import Contribution, Member
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory

pytestmark = pytest.mark.django_db
Kind = Contribution.Kind


def address(member: Member) -> str:
    return f"/projects/{member.project.slug}/team/contributions/"


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.person)
    return client


@transaction.atomic
def did(member: Member, kind: str, thing: str) -> Contribution:
    actions.record(member, kind, thing)
    return Contribution.objects.get(member=member, kind=kind, thing=thing)


def test_a_thing_counts_once_from_when_it_was_first_done() -> None:
    member = MemberFactory()
    first = did(member, Kind.TASK, "1").at
    assert did(member, Kind.TASK, "1").at == first
    did(member, Kind.TASK, "2")
    assert Contribution.objects.count() == 2


def test_each_sees_only_their_own_and_takes_back_only_their_own() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project)
    anns, bobs = (
        actions.add(by=one.person, project=one.project, words=f"Rang {one.pk}", key=uuid.uuid4()) for one in (ann, bob)
    )
    page = browser(ann).get(address(ann)).content.decode()
    assert anns.words in page
    assert bobs.words not in page
    browser(ann).post(f"{address(ann)}{bobs.key}/", {"do": "take back"})
    actions.take_back(by=ann.person, contribution=bobs)
    bobs.refresh_from_db()
    assert bobs.taken_back_at is None


def test_what_was_taken_back_can_count_again_and_a_second_press_does_nothing() -> None:
    member = MemberFactory()
    done = did(member, Kind.TASK, "1")
    client = browser(member)
    for button, is_back in (("take back", True), ("take back", True), ("count again", False), ("count again", False)):
        client.post(f"{address(member)}{done.key}/", {"do": button})
        done.refresh_from_db()
        assert (done.taken_back_at is not None) is is_back
    assert list(Entry.objects.order_by("pk").values_list("what", flat=True)) == [
        "projects.contribution_taken_back",
        "projects.contribution_counts_again",
    ]


def test_adding_in_words_is_done_once_and_by_members_only() -> None:
    member = MemberFactory()
    key = str(uuid.uuid4())
    for _ in range(2):
        browser(member).post(address(member), {"words": "Rang the ward", "key": key})
    assert Contribution.objects.get().words == "Rang the ward"
    assert "Say what you did" in browser(member).post(address(member), {"words": " "}).content.decode()
    with pytest.raises(PermissionDenied):
        actions.add(by=PersonFactory(), project=member.project, words="Me too", key=uuid.uuid4())


def test_nothing_is_written_down_outside_the_transaction_of_what_was_done(transactional_db: None) -> None:
    member = MemberFactory()
    with pytest.raises(RuntimeError, match="inside the transaction"):
        actions.record(member, Kind.TASK, "1")

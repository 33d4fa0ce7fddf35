"""Doors: whom a project needs, who opens each, how it went."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.audit.models import Entry
from alongside.people.models import Person
from alongside.projects.doors import actions
from alongside.projects.errors import NotPossibleError
from alongside.projects.models import Capacity, Contribution, Door, Member
from alongside.projects.teams import joining
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory

pytestmark = pytest.mark.django_db


def browser(person: Person | None) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(member: Member, rest: str = "") -> str:
    return f"/projects/{member.project.slug}/team/doors/{rest}"


def typed(**more: object) -> dict[str, object]:
    return {"who": "The clinic", "why": "Letters", "opener": "", "state": "to open", "how_it_went": ""} | more


def add(member: Member, **more: object) -> Door:
    values = {"who": "The clinic", "why": "Letters"} | more
    return actions.add(by=member.person, project=member.project, values=values, key=uuid.uuid4())


def test_a_door_is_added_once_and_whoever_opened_it_has_done_something_once() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project, person__name="Bob", capacity=Capacity.STAFF)
    key = str(uuid.uuid4())
    for _ in range(2):
        browser(ann.person).post(address(ann, "new/"), typed(key=key, opener=str(bob.pk)))
    door = Door.objects.get()
    assert not Contribution.objects.exists()
    for _ in range(2):
        values = typed(opener=str(bob.pk), state="open", how_it_went="Kindly", seen="1")
        browser(ann.person).post(address(ann, f"{door.key}/"), values)
    done = Contribution.objects.get()
    assert (done.member, done.kind, done.thing) == (bob, "door", str(door.key))
    page = browser(bob.person).get(address(ann)).content.decode()
    assert "Bob" in page
    assert "Kindly" in page
    assert list(Entry.objects.order_by("pk").values_list("what", flat=True)) == [
        "projects.door_added",
        "projects.door_changed",
    ]


def test_of_two_who_write_at_once_neither_loses_a_word() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project)
    door = add(ann)
    browser(ann.person).post(address(ann, f"{door.key}/"), typed(how_it_went="Anns words", seen="1"))
    page = browser(bob.person).post(address(ann, f"{door.key}/"), typed(how_it_went="Bobs words", seen="1"))
    assert "Anns words" in page.content.decode()
    assert "Bobs words" in page.content.decode()
    door.refresh_from_db()
    assert door.how_it_went == "Anns words"


def test_only_who_is_in_the_team_reads_writes_or_opens() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project)
    door = add(ann)
    joining.leave(by=bob.person, project=bob.project, left_as="")
    for person in (bob.person, PersonFactory()):
        for rest in ("", "new/", f"{door.key}/"):
            assert browser(person).get(address(ann, rest)).status_code == 403
        with pytest.raises(PermissionDenied):
            actions.change(by=person, door=door, values={"state": "open"}, seen="1")
        with pytest.raises(PermissionDenied):
            actions.add(by=person, project=ann.project, values={"who": "W", "why": "Y"}, key=uuid.uuid4())
    with pytest.raises(NotPossibleError):
        actions.change(by=ann.person, door=door, values={"opener": bob}, seen="1")
    other = add(MemberFactory())
    assert browser(ann.person).get(address(ann, f"{other.key}/")).status_code == 404


def test_what_is_wrong_is_said_in_words() -> None:
    ann = MemberFactory()
    page = browser(ann.person).post(address(ann, "new/"), {"who": "", "why": "", "state": "x"}).content.decode()
    for words in ("Say whom the project needs", "Say what for", "Choose one of the answers"):
        assert words in page
    assert not Door.objects.exists()


def test_the_list_takes_as_many_queries_however_many_doors() -> None:
    ann = MemberFactory()
    client = browser(ann.person)

    def counted() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(address(ann))
        return len(caught)

    add(ann, opener=ann)
    few = counted()
    for _ in range(4):
        add(ann, opener=MemberFactory(project=ann.project))
    assert counted() == few

"""My data: see it, take it along, delete it; and accounts that nobody uses."""

import datetime
import json
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.test import Client
from django.utils import timezone

from alongside.audit.models import Entry, Reference
from alongside.messages.models import Message
from alongside.people import hooks
from alongside.people.leaving import dormancy
from alongside.people.leaving.actions import delete_everything
from alongside.people.leaving.export import as_json
from alongside.people.leaving.held import rooms_of
from alongside.people.models import Consent, LivedTopic, Person, Profile
from tests.addresses.world import build
from tests.factories.opportunities import InterestFactory
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
NOW = datetime.datetime(2027, 6, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def ann() -> Person:
    return PersonFactory(email="ann@example.org", name="Ann")


@pytest.fixture
def at_home(ann: Person, sign_in: SignIn) -> Client:
    """Ann, signed in, with something in every part of this room."""
    client = sign_in(ann.email)
    client.post("/me/profile/lived/", {"topics": ["stroke"], "lived_words": "It was hard", "agree": "on"})
    client.post("/me/profile/skills/", {"skills": ["law"]})
    Authenticator.objects.create(user=ann, type="totp", data={"secret": "TOPSECRET"})
    return client


def test_the_download_holds_what_every_room_knows_and_no_secret(at_home: Client, ann: Person) -> None:
    InterestFactory(person=ann, why="Because I care")
    response = at_home.get("/me/data/download/")
    assert response.headers["Content-Disposition"].startswith('attachment; filename="alongside-my-data-')
    assert response.headers["Cache-Control"] == "private, no-store"
    rooms = json.loads(response.content)["rooms"]
    assert set(rooms) == {data.room for data in hooks.personal_data}
    assert rooms["people"]["account"]["email"] == "ann@example.org"
    assert rooms["people"]["lived_through"] == ["stroke"]
    assert rooms["people"]["profile"]["lived_words"] == "It was hard"
    assert rooms["people"]["consents"][0]["purpose"] == "lived experience"
    assert [entry["what"] for entry in rooms["audit"]["did"]].count("profile.saved") == 2
    assert "TOPSECRET" not in response.content.decode()


def test_everything_held_can_be_read_on_a_page_too(at_home: Client, ann: Person) -> None:
    InterestFactory(person=ann, why="Because <b>I</b> care")
    page = at_home.get("/me/data/all/").content.decode()
    for shown in ("ann@example.org", "It was hard", "Stroke", "Because &lt;b&gt;I&lt;/b&gt; care"):
        assert shown in page
    assert "TOPSECRET" not in page
    (shown, file) = (rooms_of(ann), json.loads(as_json(ann))["rooms"])
    assert len(shown) == len(file)
    assert at_home.get("/me/data/all/").headers["Cache-Control"].startswith("private")


def test_each_room_is_registered_once() -> None:
    rooms = [data.room for data in hooks.personal_data]
    assert len(rooms) == len(set(rooms))
    assert [room for room in rooms if room in ("audit", "messages", "people")] == ["audit", "messages", "people"]


def test_somebody_deletes_everything_in_two_steps_without_asking_anybody(at_home: Client, ann: Person) -> None:
    InterestFactory(person=ann)
    MembershipFactory(person=ann)
    page = at_home.get("/me/data/delete/").content.decode()
    assert "What stays, without your name" in page
    refused = at_home.post("/me/data/delete/confirm/", {})
    assert "Tick the box" in refused.content.decode()
    assert Person.objects.filter(pk=ann.pk).exists()
    done = at_home.post("/me/data/delete/confirm/", {"sure": "on"})
    assert done.headers["Location"] == "/goodbye/"
    assert at_home.get("/goodbye/").status_code == 200
    assert at_home.get("/me/").status_code == 302
    for model in (Person, Profile, LivedTopic, Consent, Authenticator, UserSession):
        assert not model.objects.exists(), model
    (last,) = Message.objects.filter(address="ann@example.org")
    assert last.kind == "people.deleted"
    assert last.person_id is None


def test_the_record_keeps_what_happened_and_nobody_can_tell_who_it_was(at_home: Client, ann: Person) -> None:
    reference = Reference.objects.get(person_id=ann.pk).reference
    delete_everything(by=ann, person=ann)
    assert Entry.objects.filter(what="person.deleted", by=reference).exists()
    assert Entry.objects.filter(what="profile.saved", by=reference).count() == 2
    assert not Reference.objects.exists()


def test_deleting_twice_is_the_same_as_once(ann: Person) -> None:
    copy = Person.objects.get(pk=ann.pk)
    assert delete_everything(by=ann, person=ann)
    assert not delete_everything(by=copy, person=copy)
    assert Message.objects.filter(kind="people.deleted").count() == 1


def test_when_one_room_cannot_erase_nothing_is_deleted(ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(person: Person) -> None:
        raise RuntimeError

    broken = hooks.PersonalData(room="broken", title="Broken", words=dict, export=lambda person: {}, erase=fails)
    monkeypatch.setattr(hooks, "personal_data", [broken, *hooks.personal_data])
    Profile.objects.create(person=ann, area="Bath")
    with pytest.raises(RuntimeError):
        delete_everything(by=ann, person=ann)
    assert Profile.objects.filter(person=ann).exists()
    assert not Message.objects.exists()


def test_rooms_are_erased_from_the_last_registered_to_the_first(ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    rooms = [
        hooks.PersonalData(
            room=name,
            title=name,
            words=dict,
            export=lambda person: {},
            erase=lambda person, name=name: order.append(name),
        )
        for name in ("first", "second")
    ]
    monkeypatch.setattr(hooks, "personal_data", rooms)
    delete_everything(by=ann, person=ann)
    assert order == ["second", "first"]


def test_rooms_warn_before_somebody_goes(at_home: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    warns = hooks.PersonalData(
        room="x",
        title="X",
        words=dict,
        export=lambda person: {},
        erase=lambda person: None,
        warnings=lambda person: ["You are the last lead."],
    )
    monkeypatch.setattr(hooks, "personal_data", [*hooks.personal_data, warns])
    assert "You are the last lead." in at_home.get("/me/data/delete/").content.decode()


def unused(days: int, **more: object) -> Person:
    return PersonFactory(last_login=NOW - datetime.timedelta(days=days), joined_at=timezone.now(), **more)


def kinds() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("subject", flat=True))


def test_an_unused_account_is_warned_twice_and_then_deleted(settings) -> None:
    settings.DORMANT_AFTER = datetime.timedelta(days=720)
    person = unused(690)
    unused(689)
    unused(2000, is_administrator=True)
    day = datetime.timedelta(days=1)
    assert dormancy.tidy_dormant(NOW) == {"deleted": 0, "second": 0, "first": 1}
    assert dormancy.tidy_dormant(NOW + day / 2) == {"deleted": 0, "second": 0, "first": 0}
    Person.objects.exclude(pk=person.pk).filter(is_administrator=False).delete()
    assert dormancy.tidy_dormant(NOW + 22 * day)["second"] == 0
    assert dormancy.tidy_dormant(NOW + 23 * day)["second"] == 1
    assert dormancy.tidy_dormant(NOW + 29 * day) == {"deleted": 0, "second": 0, "first": 0}
    assert dormancy.tidy_dormant(NOW + 30 * day)["deleted"] == 1
    assert not Person.objects.filter(pk=person.pk).exists()
    assert [message.kind for message in Message.objects.all()] == ["people.deleted"]


def test_signing_in_starts_the_time_again(settings) -> None:
    settings.DORMANT_AFTER = datetime.timedelta(days=720)
    day = datetime.timedelta(days=1)
    person = unused(700)
    dormancy.tidy_dormant(NOW)
    Person.objects.filter(pk=person.pk).update(last_login=NOW + day)
    for days in (23, 30, 600):
        assert sum(dormancy.tidy_dormant(NOW + days * day).values()) == 0
    assert dormancy.tidy_dormant(NOW + 691 * day)["first"] == 1


def test_nobody_is_deleted_unwarned_when_the_worker_stood_still_for_years(settings) -> None:
    settings.DORMANT_AFTER = datetime.timedelta(days=720)
    unused(5000)
    assert dormancy.tidy_dormant(NOW) == {"deleted": 0, "second": 0, "first": 1}
    assert dormancy.tidy_dormant(NOW + datetime.timedelta(days=400)) == {"deleted": 0, "second": 1, "first": 0}
    assert dormancy.tidy_dormant(NOW + datetime.timedelta(days=401))["deleted"] == 0
    assert dormancy.tidy_dormant(NOW + datetime.timedelta(days=407))["deleted"] == 1


def test_the_warnings_say_how_many_days_are_left(settings) -> None:
    settings.DORMANT_AFTER = datetime.timedelta(days=720)
    unused(690)
    dormancy.tidy_dormant(NOW)
    dormancy.tidy_dormant(NOW + datetime.timedelta(days=23))
    assert kinds() == ["Your account will be deleted in 30 days", "Your account will be deleted in 7 days"]


def places_of(words: list[str]) -> set[str]:
    """Every table and column in which one of the words stands."""
    found = set()
    for model in apps.get_models():
        for row in model._default_manager.values():
            found |= {
                f"{model._meta.label}.{name}" for name, value in row.items() if any(w in str(value) for w in words)
            }
    return found


@pytest.mark.parametrize("kind", ["partner", "staff", "lead", "other lead", "administrator"])
def test_nothing_in_any_table_still_names_whoever_left(kind: str) -> None:
    person = build().people[kind]
    assert person
    words = [person.email, person.name]
    assert "people.Person.email" in places_of(words)
    assert json.loads(as_json(person))["rooms"]
    assert delete_everything(by=person, person=person)
    assert places_of(words) == {"messages.Message.address", "messages.Message.name", "messages.Message.text",
                                "messages.Message.html"}  # fmt: skip
    assert [message.kind for message in Message.objects.filter(address=person.email)] == ["people.deleted"]

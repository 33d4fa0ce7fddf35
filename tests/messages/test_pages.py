"""Choosing which messages to get, and the stop link."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from alongside.audit.models import Entry
from alongside.messages import actions, hooks, kinds, queries, tokens
from alongside.messages.actions import Somebody
from alongside.messages.kinds import Often
from alongside.messages.models import Message, Preference
from alongside.messages.recipients import Recipient
from alongside.people.models import Person

Send = Callable[..., Message | None]
pytestmark = pytest.mark.django_db


ALL = ",".join(["room.news", *(kind.name for kind in kinds.every() if kind.can_stop and not kind.in_digest)])
TIMED = "room.matches"


def address_of(message: Message) -> str:
    return f"/stop/{tokens.make(message.reference)}/"


def test_the_link_in_the_email_is_the_one_that_works(client: Client, send: Send) -> None:
    found = re.search(r"http://localhost:8000(/stop/\S+)", send().text)
    assert client.get(found[1]).status_code == 200


def test_opening_the_link_changes_nothing(client: Client, send: Send) -> None:
    message = send()
    for method in (client.get, client.head):
        method(address_of(message))
    assert not Preference.objects.exists()


def test_the_button_stops_that_kind_once_without_an_account(send: Send) -> None:
    message = send()
    client = Client(enforce_csrf_checks=True)
    for _press in range(2):
        response = client.post(address_of(message), follow=True)
        assert "These emails have stopped" in response.content.decode()
    assert [(row.person_id, row.kind, row.often) for row in Preference.objects.all()] == [(7, "room.news", "never")]
    assert Entry.objects.filter(what="messages.stopped").count() == 1
    assert send() is None


def test_a_mail_program_stops_it_with_one_click_and_is_not_led_elsewhere(send: Send) -> None:
    response = Client(enforce_csrf_checks=True).post(address_of(send()), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert not response.cookies
    assert send() is None


def test_the_page_names_nobody(client: Client, send: Send) -> None:
    page = client.get(address_of(send())).content.decode()
    assert "Ada" not in page
    assert "ada@example.org" not in page


def test_a_spoilt_link_says_what_to_do(client: Client, send: Send) -> None:
    response = client.get(address_of(send())[:-4] + "/")
    assert response.status_code == 404
    assert "This link does not work" in response.content.decode()


def test_a_kind_that_cannot_be_stopped_is_not_stopped_by_a_made_up_link(client: Client, send: Send) -> None:
    message = send("answer")
    assert client.post(address_of(message)).status_code == 404
    assert not actions.stop(message=message)
    assert send("answer") is not None


def test_a_link_of_a_kind_that_no_longer_exists_is_no_error(client: Client, send: Send) -> None:
    message = send()
    Message.objects.update(kind="room.gone")
    assert client.post(address_of(message)).status_code == 404


def test_a_link_still_works_when_the_message_was_forgotten(client: Client, send: Send) -> None:
    message = send(to=Recipient(name="", address="cy@example.org"))
    Message.objects.update(state="sent", sent_at=message.queued_at, **actions.EMPTY)
    client.post(address_of(message))
    assert send(to=Recipient(name="", address="cy@example.org")) is None


def test_choices_are_shown_saved_and_shown_again(as_person: Client, person: Person) -> None:
    typed = {"shown": f"{ALL},{TIMED}", "wanted": ["room.news"], "room-matches": "daily"}
    response = as_person.post("/me/messages/", typed, follow=True)
    assert "Your choices are saved" in response.content.decode()
    chosen = queries.choices_of(person.pk)
    assert (chosen.pop("room.news"), chosen.pop("room.matches")) == (Often.EACH, Often.DAILY)
    # What comes in digests only was not on that page, and stays as it is.
    weekly = [chosen.pop(kind.name) for kind in kinds.every() if kind.only_in_digest]
    assert set(weekly) == {Often.WEEKLY}
    assert set(chosen.values()) == {Often.NEVER}
    assert response.content.decode().count(" checked") == 2 + len(weekly)


def test_a_kind_that_was_not_on_the_page_is_not_stopped(as_person: Client, person: Person) -> None:
    as_person.post("/me/messages/", {"shown": "", "room-matches": "never"})
    assert queries.choices_of(person.pk)["room.news"] == Often.EACH


@pytest.mark.parametrize("often", ["", "sometimes", "daily\x00", "<b>"])
def test_a_choice_that_is_none_is_named_and_nothing_is_saved(as_person: Client, often: str) -> None:
    response = as_person.post("/me/messages/", {"shown": f"{ALL},{TIMED}", "room-matches": often})
    assert "There is a problem" in response.content.decode()
    assert "<title>Error:" in response.content.decode()
    assert not Preference.objects.exists()


def test_messages_that_are_needed_say_why(as_person: Client) -> None:
    page = as_person.get("/me/messages/").content.decode()
    assert "Everybody gets an answer." in page
    assert 'value="room.answer"' not in page


def test_somebody_blocked_is_named_and_can_be_unblocked_again(
    as_person: Client, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "names", [lambda numbers: dict.fromkeys(numbers, "Bo Brown")])
    other = person.pk + 1
    actions.block(by=person, sender=Somebody(other))
    assert "Bo Brown" in as_person.get("/me/messages/").content.decode()
    for _press in range(2):
        as_person.post(f"/me/messages/unblock/{other}/")
    assert queries.blocked_by(person.pk) == []


def test_unblocking_acts_only_on_ones_own_list(as_person: Client) -> None:
    actions.block(by=Somebody(99), sender=Somebody(8))
    as_person.post("/me/messages/unblock/8/")
    assert queries.blocked_by(99) == [8]

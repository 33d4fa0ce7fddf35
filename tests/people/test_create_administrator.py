"""`bin/alongside create-administrator`: the first step of a real installation."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from alongside.audit.models import Entry
from alongside.people import actions
from alongside.people.models import Person
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def run(email: str) -> str:
    said = io.StringIO()
    call_command("create_administrator", email, stdout=said)
    return said.getvalue()


def test_an_account_is_made_and_the_next_step_said() -> None:
    said = run(" Boss@Example.org ")
    person = Person.objects.get()
    assert (person.email, person.is_administrator, person.has_joined) == ("boss@example.org", True, False)
    assert "/sign-in/" in said
    assert "passkey" in said
    assert Entry.objects.get().what == "person.made_administrator"


def test_an_account_that_is_there_is_raised_and_keeps_its_name() -> None:
    PersonFactory(email="boss@example.org", name="Bo")
    run("boss@example.org")
    person = Person.objects.get()
    assert (person.name, person.is_administrator) == ("Bo", True)


def test_running_it_twice_changes_nothing_and_says_so() -> None:
    run("boss@example.org")
    assert "already" in run("boss@example.org")
    assert Entry.objects.count() == 1


def test_without_a_mail_server_it_says_that_no_code_can_come(settings: Any) -> None:
    assert "ALONGSIDE_EMAIL_SERVER" not in run("first@example.org")
    settings.EMAIL_BACKEND = "alongside.messages.backends.KeepBackend"
    assert "ALONGSIDE_EMAIL_SERVER" in run("boss@example.org")


@pytest.mark.parametrize("typed", ["", "boss", "boss@", "a b@example.org"])
def test_what_is_no_address_ends_with_2_and_a_sentence(typed: str) -> None:
    with pytest.raises(CommandError, match="is not an email address") as ended:
        run(typed)
    assert ended.value.returncode == 2
    assert not Person.objects.exists()


def test_without_a_database_it_ends_with_1_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**about: object) -> bool:
        raise DatabaseError

    monkeypatch.setattr(actions, "make_administrator", fails)
    with pytest.raises(CommandError, match="alongside migrate") as ended:
        run("boss@example.org")
    assert ended.value.returncode == 1

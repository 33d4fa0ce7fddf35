"""Signing in by code, joining, and what protects both."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.people import actions
from alongside.people.models import Person
from tests.factories.people import PersonFactory
from tests.people.conftest import newest_code

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def test_a_code_by_email_signs_in_whoever_has_joined(sign_in: SignIn) -> None:
    person = PersonFactory(email="ann@example.org")
    client = sign_in("Ann@Example.org ".strip().lower())
    assert client.landed == "/me/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_known_and_unknown_addresses_get_the_same_answer_and_the_same_mail(client: Client) -> None:
    PersonFactory(email="known@example.org")
    answers, mails = [], []
    for email in ("known@example.org", "newer@example.org"):
        response = Client().post("/sign-in/", {"email": email})
        answers.append((response.status_code, response.headers["Location"]))
        mail = Message.objects.get(address=email)
        mails.append((mail.kind, mail.subject, mail.text.replace(newest_code(email), "CODE")))
    assert answers[0] == answers[1]
    assert mails[0] == mails[1]


def test_the_code_is_not_in_the_subject_which_shows_on_a_locked_screen(client: Client) -> None:
    client.post("/sign-in/", {"email": "ann@example.org"})
    assert newest_code("ann@example.org") not in Message.objects.get().subject


def test_somebody_new_is_asked_for_a_name_and_an_age_once_and_comes_back(sign_in: SignIn) -> None:
    client = sign_in("new@example.org", then="/opportunities/?topic=pain")
    assert client.landed == "/opportunities/?topic=pain"
    asked = client.get("/me/")
    assert asked.headers["Location"] == "/join/?next=/me/"
    done = client.post("/join/", {"name": "  Ann\u202e  B ", "age": "yes", "next": "/me/"})
    assert done.headers["Location"] == "/me/"
    person = Person.objects.get(email="new@example.org")
    assert (person.name, person.has_joined) == ("Ann B", True)
    assert client.get("/join/").status_code == 302
    assert Entry.objects.filter(what="person.joined").count() == 1


def test_joining_twice_keeps_the_first_name() -> None:
    person = PersonFactory(name="", joined_at=None)
    actions.join(by=person, name="Ann")
    actions.join(by=person, name="Ben")
    person.refresh_from_db()
    assert person.name == "Ann"
    assert Entry.objects.filter(what="person.joined").count() == 1


def test_nothing_is_kept_about_somebody_under_16(sign_in: SignIn) -> None:
    client = sign_in("young@example.org")
    response = client.post("/join/", {"name": "Young", "age": "no"})
    assert response.status_code == 200
    assert "16 or over" in response.content.decode()
    assert not Person.objects.filter(email="young@example.org").exists()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("typed", ["", "x" * 300, "not-an-address", "<script>@x", "a@b.c\x00\u202e", "😀@x", "a@b,c@d"])
def test_an_address_that_is_none_is_refused_in_words(client: Client, typed: str) -> None:
    response = client.post("/sign-in/", {"email": typed})
    assert response.status_code == 200
    assert "Error:" in response.content.decode()
    assert not Person.objects.exists()
    assert not Message.objects.exists()


def test_five_wrong_codes_end_the_code(client: Client) -> None:
    client.post("/sign-in/", {"email": "ann@example.org", "next": "/about/"})
    right = newest_code("ann@example.org")
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(4):
        response = client.post("/sign-in/code/", {"code": wrong, "next": "/about/"})
        assert "not right" in response.content.decode()
    last = client.post("/sign-in/code/", {"code": wrong, "next": "/about/"})
    assert last.headers["Location"] == "/sign-in/?because=tries&next=%2Fabout%2F"
    client.post("/sign-in/code/", {"code": right})
    assert "_auth_user_id" not in client.session
    assert "five times" in client.get(last.headers["Location"]).content.decode()


def test_a_code_is_too_old_after_fifteen_minutes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    client.post("/sign-in/", {"email": "ann@example.org"})
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 14 * 60)
    assert client.get("/sign-in/code/").status_code == 200
    monkeypatch.setattr("time.time", lambda: now + 16 * 60)
    response = client.post("/sign-in/code/", {"code": newest_code("ann@example.org")})
    assert response.headers["Location"] == "/sign-in/?because=time"
    assert "_auth_user_id" not in client.session


def test_a_new_code_can_be_sent_and_the_old_one_stops_working(client: Client) -> None:
    client.post("/sign-in/", {"email": "ann@example.org"})
    old = newest_code("ann@example.org")
    client.post("/sign-in/code/", {"action": "resend"})
    new = newest_code("ann@example.org")
    assert Message.objects.count() == 2
    if old != new:
        client.post("/sign-in/code/", {"code": old})
        assert "_auth_user_id" not in client.session
    client.post("/sign-in/code/", {"code": f" {new[:3]} {new[3:]} "})
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "bad", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "me"]
)
def test_signing_in_never_leads_away_from_us(sign_in: SignIn, bad: str) -> None:
    PersonFactory(email="ann@example.org")
    assert sign_in("ann@example.org", then=bad).landed == "/me/"


def test_the_session_changes_its_key_when_somebody_signs_in(client: Client, sign_in: SignIn) -> None:
    PersonFactory(email="ann@example.org")
    client.post("/sign-in/", {"email": "ann@example.org"})
    before = client.session.session_key
    client.post("/sign-in/code/", {"code": newest_code("ann@example.org")})
    assert client.session.session_key != before


def ask(network: str = "192.0.2.1", email: str = "ann@example.org") -> int:
    """Ask for a code from somewhere; the status of the answer."""
    return Client(REMOTE_ADDR=network).post("/sign-in/", {"email": email}).status_code


def test_a_network_gets_eight_codes_an_hour_for_an_address(settings) -> None:
    settings.RATE_LIMITS = True
    assert {ask(f"192.0.2.{number}") for number in range(1, 9)} == {302}
    refused = Client(REMOTE_ADDR="192.0.2.77").post("/sign-in/", {"email": "ann@example.org"})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 3600
    assert "Try again in" in refused.text
    assert 'value="ann@example.org"' in refused.text
    assert "data-passkey-button" in refused.text
    assert ask(email="ben@example.org") == 302


def test_a_stranger_cannot_use_up_the_codes_of_an_address_from_one_network(settings) -> None:
    settings.RATE_LIMITS = True
    for _ in range(100):
        ask("2001:db8:1:2::1")
    assert ask("2001:db8:1:3::1") == 429
    assert ask("198.51.100.7") == 302


def test_an_address_gets_so_many_codes_an_hour_and_a_day_and_no_more(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.RATE_LIMITS = True
    midnight = 1_900_000_000 // 86_400 * 86_400
    got = []
    for hour in range(24):
        monkeypatch.setattr("time.time", lambda hour=hour: midnight + hour * 3600 + 5)
        got.append([ask(f"10.{hour}.{network}.1") for network in range(30)].count(302))
    assert got[:3] == [24, 24, 12]
    assert sum(got) == 60
    last = Client(REMOTE_ADDR="10.99.0.1").post("/sign-in/", {"email": "ann@example.org"})
    assert "Try again in 60 minutes." in last.text
    monkeypatch.setattr("time.time", lambda: midnight + 86_400 + 5)
    assert ask() == 302


def test_a_network_gets_fifteen_codes_a_day_for_an_address(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.RATE_LIMITS = True
    midnight = 1_900_000_000 // 86_400 * 86_400
    got = []
    for hour in range(3):
        monkeypatch.setattr("time.time", lambda hour=hour: midnight + hour * 3600 + 5)
        got.append([ask() for _ in range(10)].count(302))
    assert got == [8, 7, 0]
    refused = Client(REMOTE_ADDR="192.0.2.1").post("/sign-in/", {"email": "ann@example.org"})
    assert "Try again in 22 hours." in refused.text


def test_a_code_that_is_sent_again_counts_like_the_first(settings) -> None:
    settings.RATE_LIMITS = True
    for _ in range(4):
        asking = Client()
        assert asking.post("/sign-in/", {"email": "ann@example.org"}).status_code == 302
        assert asking.post("/sign-in/code/", {"action": "resend"}).status_code == 302
    refused = asking.post("/sign-in/code/", {"action": "resend"})
    assert refused.status_code == 429
    assert "The newest code that you have still works" in refused.text
    assert Message.objects.filter(address="ann@example.org").count() == 8
    code = newest_code("ann@example.org")
    assert asking.post("/sign-in/code/", {"code": code}).status_code == 302
    assert "_auth_user_id" in asking.session


def test_an_account_that_may_not_sign_in_gets_the_same_page_and_no_code(client: Client) -> None:
    PersonFactory(email="shut@example.org", is_active=False)
    assert client.post("/sign-in/", {"email": "shut@example.org"}).status_code == 302
    assert client.get("/sign-in/code/").status_code == 200
    assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 200
    assert not Message.objects.exists()


def test_addresses_that_never_joined_go_after_a_day_and_nobody_else() -> None:
    old = timezone.now() - datetime.timedelta(hours=25)
    PersonFactory(email="stale@example.org", name="", joined_at=None, created_at=old)
    PersonFactory(email="fresh@example.org", name="", joined_at=None)
    PersonFactory(email="admin@example.org", name="", joined_at=None, created_at=old, is_administrator=True)
    PersonFactory(email="joined@example.org", created_at=old)
    assert actions.purge_never_joined() == 1
    assert actions.purge_never_joined() == 0
    assert not Person.objects.filter(email="stale@example.org").exists()


def test_asking_again_for_a_code_keeps_an_address_for_another_day(client: Client) -> None:
    old = timezone.now() - datetime.timedelta(hours=25)
    PersonFactory(email="stale@example.org", name="", joined_at=None, created_at=old)
    client.post("/sign-in/", {"email": "stale@example.org"})
    assert actions.purge_never_joined() == 0


def test_signing_out_ends_the_session(as_person: Client) -> None:
    assert as_person.get("/sign-out/").status_code == 405
    as_person.post("/sign-out/")
    assert "_auth_user_id" not in as_person.session

"""Passkeys, authenticators, devices and the address."""

import json
import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.webauthn.internal.auth import STATE_SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.people import hooks, rules
from alongside.people.models import Person
from alongside.people.security.devices import describe, forget_ended_sessions
from alongside.people.urls import urlpatterns
from alongside.web.access import access_of
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def ann() -> Person:
    return PersonFactory(email="ann@example.org", name="Ann")


@pytest.fixture
def at_home(ann: Person, sign_in: SignIn) -> Client:
    """Ann, who has just signed in with a code."""
    return sign_in(ann.email)


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def set_up_authenticator(client: Client) -> str:
    page = client.get("/me/security/authenticator/").content.decode()
    found = re.search(r"<code[^>]*>(\w+)</code>", page)
    assert found
    assert "data:image/svg+xml;base64," in page
    response = client.post("/me/security/authenticator/", {"code": code_now(found.group(1))})
    assert response.headers["Location"] == "/me/security/recovery-codes/", response.content.decode()
    return found.group(1)


def test_every_address_of_ours_draws_our_own_page_without_inline_script(at_home: Client, ann: Person) -> None:
    set_up_authenticator(at_home)
    passkey = Authenticator.objects.create(user=ann, type="webauthn", data={"name": "Key", "credential": {}})
    seen = 0
    for pattern in urlpatterns:
        address = "/" + re.sub(r"<int:pk>", str(passkey.pk), str(pattern.pattern))
        if "<" in address or "passkeys/add" in address:
            continue
        assert access_of(pattern.callback)
        response = at_home.get(address)
        if response.status_code != 200 or "html" not in response.headers["Content-Type"]:
            continue
        page = response.content.decode()
        assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB"'), address
        assert "allauth" not in page
        assert len(re.findall(r"<script>", page)) == 1, address
        assert " style=" not in page
        seen += 1
    assert seen > 9


def test_an_authenticator_is_asked_for_after_the_code_and_lets_in(
    ann: Person, at_home: Client, sign_in: SignIn
) -> None:
    secret = set_up_authenticator(at_home)
    elsewhere = sign_in(ann.email, then="/opportunities/")
    assert elsewhere.landed == "/sign-in/second-step/"
    assert "_auth_user_id" not in elsewhere.session
    wrong = elsewhere.post("/sign-in/second-step/", {"code": "abc"})
    assert "did not work" in wrong.content.decode()
    right = elsewhere.post("/sign-in/second-step/", {"code": code_now(secret)})
    assert right.status_code == 302
    assert elsewhere.session["_auth_user_id"] == str(ann.pk)


def test_a_recovery_code_lets_in_once(ann: Person, at_home: Client, sign_in: SignIn) -> None:
    set_up_authenticator(at_home)
    page = at_home.get("/me/security/recovery-codes/").content.decode()
    code = re.findall(r"<code>(\w+)</code>", page)[0]
    for lets_in in (True, False):
        elsewhere = sign_in(ann.email)
        elsewhere.post("/sign-in/second-step/", {"code": code})
        assert ("_auth_user_id" in elsewhere.session) is lets_in


def test_each_change_is_recorded_and_told(ann: Person, at_home: Client) -> None:
    set_up_authenticator(at_home)
    at_home.post("/me/security/authenticator/remove/")
    assert not Authenticator.objects.exists()
    told = Message.objects.filter(kind="people.security_changed", address=ann.email)
    assert ["app was added" in one.text for one in told.order_by("pk")] == [True, False]
    what = set(Entry.objects.values_list("what", flat=True))
    assert {"person.added_authenticator", "person.removed_authenticator"} <= what


def test_a_sign_in_half_an_hour_ago_is_not_enough_to_change_how_one_signs_in(
    at_home: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert at_home.get("/me/security/passkeys/add/").status_code == 200
    later = time.time() + 31 * 60
    monkeypatch.setattr("time.time", lambda: later)
    response = at_home.get("/me/security/passkeys/add/")
    assert response.headers["Location"] == "/me/security/again/?next=%2Fme%2Fsecurity%2Fpasskeys%2Fadd%2F"
    again = at_home.post("/me/security/again/", {"next": "/me/security/passkeys/add/"})
    assert again.headers["Location"] == "/sign-in/?because=again&next=%2Fme%2Fsecurity%2Fpasskeys%2Fadd%2F"
    assert "_auth_user_id" not in at_home.session


HOSTILE = [
    "", "{", "[]", "1", '"x"', "null", "{}", '{"id":1}', '{"response":[]}',
    '{"id":"a","rawId":"*","response":{}}',
    '{"response":{"userHandle":"////"},"id":"a","rawId":"YQ","type":"public-key"}',
]  # fmt: skip


@pytest.mark.parametrize("credential", HOSTILE)
def test_a_credential_made_by_hand_is_refused_without_an_error_page(at_home: Client, credential: str) -> None:
    at_home.get("/me/security/passkeys/add/")
    add = at_home.post("/me/security/passkeys/add/", {"name": "x", "credential": credential})
    assert add.status_code == 200
    assert "Error:" in add.content.decode()
    assert not Authenticator.objects.exists()
    visitor = Client()
    visitor.get("/sign-in/passkey/", headers={"accept": "application/json"})
    assert STATE_SESSION_KEY in visitor.session
    into = visitor.post("/sign-in/passkey/", {"credential": credential, "next": "/about/"})
    assert into.headers["Location"] == "/sign-in/?because=passkey&next=%2Fabout%2F"


def test_nobody_touches_somebody_elses_passkey(at_home: Client) -> None:
    other = Authenticator.objects.create(user=PersonFactory(), type="webauthn", data={"name": "Key"})
    for page in ("", "remove/"):
        assert at_home.get(f"/me/security/passkeys/{other.pk}/{page}").status_code == 404
        assert at_home.post(f"/me/security/passkeys/{other.pk}/{page}", {"name": "Mine"}).status_code == 404
    other.refresh_from_db()
    assert other.data["name"] == "Key"


def test_a_passkey_is_renamed_and_removed(ann: Person, at_home: Client) -> None:
    mine = Authenticator.objects.create(user=ann, type="webauthn", data={"name": "Key", "credential": {}})
    at_home.post(f"/me/security/passkeys/{mine.pk}/", {"name": "<b>Phone</b>"})
    assert "&lt;b&gt;Phone&lt;/b&gt;" in at_home.get("/me/security/").content.decode()
    at_home.post(f"/me/security/passkeys/{mine.pk}/remove/")
    assert not Authenticator.objects.exists()


def test_a_partner_with_a_passkey_can_still_sign_in_by_code_on_another_device(ann: Person, sign_in: SignIn) -> None:
    Authenticator.objects.create(user=ann, type="webauthn", data={"name": "Key", "credential": {}})
    assert sign_in(ann.email).landed == "/me/"


def test_whoever_holds_powers_is_led_to_protect_the_account_first(
    settings, monkeypatch: pytest.MonkeyPatch, ann: Person, sign_in: SignIn
) -> None:
    settings.SECOND_STEP = True
    assert sign_in(ann.email).get("/me/").status_code == 200
    monkeypatch.setattr(hooks, "strong_sign_in", [lambda person: person.pk == ann.pk])
    client = sign_in(ann.email)
    led = client.get("/me/profile/?a=b")
    assert led.headers["Location"] == "/me/security/protect/?next=%2Fme%2Fprofile%2F%3Fa%3Db"
    assert client.get(led.headers["Location"]).status_code == 200
    assert client.get("/me/security/").status_code == 200
    set_up_authenticator(client)
    assert client.get("/me/profile/").status_code == 200
    assert client.get("/me/security/protect/?next=/me/profile/").headers["Location"] == "/me/profile/"


def test_powers_that_come_in_the_middle_of_a_session_ask_for_the_second_step_then(
    settings, monkeypatch: pytest.MonkeyPatch, ann: Person, sign_in: SignIn
) -> None:
    settings.SECOND_STEP = True
    Authenticator.objects.create(user=ann, type="webauthn", data={"name": "Key", "credential": {}})
    client = sign_in(ann.email)
    assert client.get("/me/profile/").status_code == 200
    monkeypatch.setattr(hooks, "strong_sign_in", [lambda person: person.pk == ann.pk])
    led = client.get("/me/profile/")
    assert led.headers["Location"] == "/me/security/again/?next=%2Fme%2Fprofile%2F"
    assert client.get(led.headers["Location"]).status_code == 200


def test_an_administrator_with_a_passkey_is_asked_for_it_after_the_code(settings, sign_in: SignIn) -> None:
    settings.SECOND_STEP = True
    admin = PersonFactory(email="admin@example.org", is_administrator=True)
    assert rules.needs_second_step(admin)
    Authenticator.objects.create(user=admin, type="webauthn", data={"name": "Key", "credential": {}})
    assert not rules.needs_second_step(admin)
    assert rules.asks_second_step(admin)


def test_devices_are_listed_and_signed_out_one_by_one_and_all(ann: Person, at_home: Client, sign_in: SignIn) -> None:
    phone = sign_in(ann.email, Client(headers={"user-agent": "Mozilla/5.0 (iPhone) Version/18 Safari/604.1"}))
    page = at_home.get("/me/security/").content.decode()
    assert "Safari on iPhone" in page
    (action,) = re.findall(r'action="(/me/security/devices/\d+/sign-out/)"', page)
    stranger = sign_in(PersonFactory(email="ben@example.org").email)
    stranger.post(action)
    assert phone.get("/me/").status_code == 200
    at_home.post(action)
    assert phone.get("/me/").status_code == 302
    assert at_home.get("/me/").status_code == 200
    at_home.post(action)
    phone = sign_in(ann.email)
    at_home.post("/me/security/sign-out-everywhere/")
    for client in (at_home, phone):
        assert client.get("/me/").status_code == 302
    assert Session.objects.count() >= 1
    assert stranger.get("/me/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on Linux"),
        ("curl/8", "A device we do not know"),
        ("", "A device we do not know"),
    ],
)
def test_a_device_is_described_in_words(agent: str, words: str) -> None:
    assert describe(agent) == words


def new_code(email: str) -> str:
    message = Message.objects.filter(kind="people.new_address_code", address=email).latest("pk")
    return re.search(r"\b\d{6}\b", message.text).group()  # type: ignore[union-attr]


def test_an_address_changes_after_the_new_one_is_proved_and_the_old_one_is_told(ann: Person, at_home: Client) -> None:
    at_home.post("/me/security/address/", {"email": "Ann.New@example.org"})
    assert at_home.get("/me/security/address/code/").status_code == 200
    done = at_home.post("/me/security/address/code/", {"code": new_code("ann.new@example.org")})
    assert done.headers["Location"] == "/me/security/"
    ann.refresh_from_db()
    assert ann.email == "ann.new@example.org"
    assert Message.objects.filter(kind="people.security_changed", address="ann@example.org").exists()
    assert at_home.get("/me/").status_code == 200


def test_changing_the_address_signs_out_everywhere_else(sign_in: SignIn, ann: Person) -> None:
    here, elsewhere = sign_in(ann.email), sign_in(ann.email)
    assert elsewhere.get("/me/").status_code == 200
    here.post("/me/security/address/", {"email": "ann.new@example.org"})
    here.post("/me/security/address/code/", {"code": new_code("ann.new@example.org")})
    assert here.get("/me/").status_code == 200
    assert elsewhere.get("/me/").status_code == 302


def test_somebody_elses_address_gets_the_same_page_and_no_code(ann: Person, at_home: Client) -> None:
    PersonFactory(email="ben@example.org")
    response = at_home.post("/me/security/address/", {"email": "ben@example.org"})
    assert response.headers["Location"] == "/me/security/address/code/"
    assert not Message.objects.filter(kind="people.new_address_code").exists()
    ann.refresh_from_db()
    assert ann.email == "ann@example.org"


def test_an_address_taken_meanwhile_is_not_taken_away(ann: Person, at_home: Client) -> None:
    at_home.post("/me/security/address/", {"email": "new@example.org"})
    PersonFactory(email="new@example.org")
    response = at_home.post("/me/security/address/code/", {"code": new_code("new@example.org")})
    assert response.status_code in (200, 302)
    ann.refresh_from_db()
    assert ann.email == "ann@example.org"


def test_an_address_that_asked_for_a_code_and_never_joined_does_not_hold_it(ann: Person, at_home: Client) -> None:
    PersonFactory(email="new@example.org", name="", joined_at=None)
    at_home.post("/me/security/address/", {"email": "new@example.org"})
    at_home.post("/me/security/address/code/", {"code": new_code("new@example.org")})
    ann.refresh_from_db()
    assert ann.email == "new@example.org"


def test_five_wrong_codes_end_the_change_of_address(ann: Person, at_home: Client) -> None:
    at_home.post("/me/security/address/", {"email": "new@example.org"})
    right = new_code("new@example.org")
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        at_home.post("/me/security/address/code/", {"code": wrong})
    at_home.post("/me/security/address/code/", {"code": right})
    ann.refresh_from_db()
    assert ann.email == "ann@example.org"


def test_the_network_kept_with_a_device_is_an_address_that_every_database_takes(sign_in: SignIn, ann: Person) -> None:
    sign_in(ann.email, Client(REMOTE_ADDR="2001:db8:1:2:3:4:5:6"))
    from allauth.usersessions.models import UserSession

    assert UserSession.objects.get(user=ann).ip == "2001:db8:1:2::"


def test_a_new_passkey_must_be_able_to_sign_in_by_itself(at_home: Client) -> None:
    page = at_home.get("/me/security/passkeys/add/").content.decode()
    options = json.loads(re.search(r'data-options="([^"]*)"', page).group(1).replace("&#34;", '"'))  # type: ignore[union-attr]
    assert options["publicKey"]["authenticatorSelection"]["residentKey"] == "required"
    assert options["publicKey"]["authenticatorSelection"]["userVerification"] == "required"


def test_sessions_that_ended_are_forgotten_with_where_they_were(ann: Person, sign_in: SignIn) -> None:
    from allauth.usersessions.models import UserSession

    gone, here = sign_in(ann.email), sign_in(ann.email)
    Session.objects.filter(pk=gone.session.session_key).update(expire_date=timezone.now())
    assert forget_ended_sessions() == 1
    assert [one.session_key for one in UserSession.objects.all()] == [here.session.session_key]
    assert here.get("/me/").status_code == 200

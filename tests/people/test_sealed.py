"""Secrets of authenticators are sealed at rest, whatever key or none they were written with."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.management import CommandError, call_command

from alongside.people.models import Person
from alongside.people.security import sealed

pytestmark = pytest.mark.django_db
OLD, NEW = "o" * 50, "n" * 50


def code_for(secret: str) -> str:
    import time

    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def written() -> str:
    return str(list(Authenticator.objects.values_list("data", flat=True)))


def test_no_secret_stands_in_the_database_as_it_is(person: Person) -> None:
    secret = generate_totp_secret()
    totp = TOTP.activate(person, secret)
    codes = RecoveryCodes.activate(person)
    seed = sealed.unseal(codes.instance.data["seed"])
    assert secret not in written()
    assert seed not in written()
    assert not any(code in written() for code in codes.get_unused_codes())
    assert totp.validate_code(code_for(secret))
    assert codes.validate_code(codes.get_unused_codes()[0])


def test_what_was_written_in_plain_text_goes_on_working_and_is_sealed(person: Person) -> None:
    secret = generate_totp_secret()
    plain = Authenticator.objects.create(user=person, type="totp", data={"secret": secret})
    old_codes = {"migrated_codes": ["abc123", "def456"], "used_mask": 0}
    Authenticator.objects.create(user=person, type="recovery_codes", data=old_codes)
    Authenticator.objects.create(user=person, type="webauthn", data={"name": "My phone", "credential": {"a": 1}})
    assert TOTP(plain).validate_code(code_for(secret))
    assert (sealed.renew(), sealed.renew()) == (2, 0)
    assert secret not in written()
    assert "abc123" not in written()
    assert "My phone" in written()
    plain.refresh_from_db()
    codes = RecoveryCodes(Authenticator.objects.get(type="recovery_codes"))
    assert codes.get_unused_codes() == ["abc123", "def456"]
    assert codes.validate_code("def456")


def test_a_new_key_opens_what_the_old_one_sealed_and_then_does_without_it(person: Person, settings: Any) -> None:
    settings.SECRET_KEY = OLD
    secret = generate_totp_secret()
    totp = TOTP.activate(person, secret)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert sealed.unseal(totp.instance.data["secret"]) == secret
    call_command("renew_seals")
    settings.SECRET_KEY_FALLBACKS = []
    assert sealed.unseal(Authenticator.objects.get().data["secret"]) == secret


def test_without_its_key_a_secret_is_never_taken_for_another_one(person: Person, settings: Any) -> None:
    settings.SECRET_KEY = OLD
    TOTP.activate(person, generate_totp_secret())
    settings.SECRET_KEY = NEW
    with pytest.raises(sealed.SealError, match="ALONGSIDE_SECRET_KEY_FALLBACKS"):
        sealed.unseal(Authenticator.objects.get().data["secret"])
    with pytest.raises(CommandError, match="ALONGSIDE_SECRET_KEY_FALLBACKS"):
        call_command("renew_seals")


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    assert sealed.seal("x") != sealed.seal("x")
    assert re.fullmatch(r"sealed1:[\w=-]+", sealed.seal("x"))

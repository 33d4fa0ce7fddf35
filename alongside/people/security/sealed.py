"""Secrets of authenticators and recovery codes, sealed before they are written: a copy of the database signs in nobody.

They are encrypted (Fernet: AES-128-CBC with HMAC-SHA256) under a key that HKDF derives from `SECRET_KEY`, so it lies
apart from the database. Keys in `SECRET_KEY_FALLBACKS` still open what they sealed. What was written before this was
plain; it is read as it is, and sealed by the next `renew`, as is what an older key sealed.
"""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction

# Marks what is sealed. No secret of allauth's has a colon: they are letters and digits.
MARK = "sealed1:"
_FIELDS = ("secret", "seed")
_LISTS = ("migrated_codes",)


class SealError(Exception):
    """What was sealed cannot be opened with any key that we have."""


def seal(plain: str) -> str:
    """Encrypt with the newest key."""
    return MARK + _newest().encrypt(plain.encode()).decode("ascii")


def unseal(written: str) -> str:
    """Return the secret, however it was written.

    Raises SealError where its key is gone.
    """
    if not written.startswith(MARK):
        return written
    keys = MultiFernet([_fernet(key) for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])
    try:
        return keys.decrypt(written.removeprefix(MARK)).decode()
    except InvalidToken as error:
        raise SealError(
            "An authenticator was sealed with a key that is not here. Put the secret key of that time into "
            "ALONGSIDE_SECRET_KEY_FALLBACKS."
        ) from error


def renew() -> int:
    """Seal with the newest key what is plain or was sealed with an older one; return how many people's. Safe twice."""
    return sum(_renew_one(pk) for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _renew_one(pk: int) -> bool:
    held = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if held is None:
        return False
    data = {name: _renewed(name, value) for name, value in held.data.items()}
    if data == held.data:
        return False
    held.data = data
    held.save(update_fields=["data"])
    return True


def _renewed(name: str, value: Any) -> Any:
    if name in _FIELDS:
        return value if _is_newest(value) else seal(unseal(value))
    if name in _LISTS:
        return [code if _is_newest(code) else seal(unseal(code)) for code in value]
    return value


def _is_newest(written: str) -> bool:
    if not written.startswith(MARK):
        return False
    try:
        _newest().decrypt(written.removeprefix(MARK))
    except InvalidToken:
        return False
    return True


def _newest() -> Fernet:
    return _fernet(settings.SECRET_KEY)


def _fernet(secret_key: str) -> Fernet:
    """Derive a key of its own: `SECRET_KEY` signs other things too (RFC 5869; it is long and random, so no salt)."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"alongside.people.security.sealed.1")
    return Fernet(urlsafe_b64encode(derived.derive(secret_key.encode())))

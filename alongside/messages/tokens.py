"""What a stop link carries: which message it came with, signed. It says nothing about the person."""

import base64
import binascii
from uuid import UUID

from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="alongside.messages.stop", sep=".")


class TokenError(Exception):
    """A stop link was changed or cut on its way."""


def make(reference: UUID) -> str:
    """Return the token for a message."""
    return _SIGNER.sign(base64.urlsafe_b64encode(reference.bytes).decode().rstrip("="))


def read(token: str) -> UUID:
    """Return which message a token came with.

    Raises TokenError for one that we did not sign.
    """
    try:
        return UUID(bytes=base64.urlsafe_b64decode(_SIGNER.unsign(token) + "=="))
    except (BadSignature, ValueError, binascii.Error) as error:
        raise TokenError from error

"""Whom a message goes to: a value, so that this room need not know what a person is."""

from dataclasses import dataclass

from django.utils.crypto import salted_hmac

LARGE_PRINT = "large print"


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Somebody to write to. `person_id` finds their preferences; None for an address without an account.

    `format` is `standard` or `large print`.
    """

    name: str
    address: str
    language: str = "en-gb"
    format: str = "standard"
    person_id: int | None = None

    @property
    def digest(self) -> str:
        """What stands for the address where only sameness matters: it cannot be turned back into the address."""
        return salted_hmac("alongside.messages.address", self.address.strip().lower(), algorithm="sha256").hexdigest()

"""Whom a message goes to: a value, so that this room need not know what a person is."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Somebody to write to. `person_id` finds their preferences; None for an address without an account."""

    name: str
    address: str
    language: str = "en-gb"
    format: str = "standard"
    person_id: int | None = None

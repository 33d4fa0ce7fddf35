"""What rooms above register here: what they hold about a person, and how to take it away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alongside.people.models import Person


@dataclass(frozen=True, kw_only=True)
class PersonalData:
    """What one room holds about a person."""

    room: str
    export: Callable[[Person], dict[str, Any]]
    erase: Callable[[Person], None]


personal_data: list[PersonalData] = []

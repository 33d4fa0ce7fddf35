"""What rooms above register here: what they hold about a person, and how to take it away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from alongside.people.models import Person


@dataclass(frozen=True, kw_only=True)
class PersonalData:
    """What one room holds about a person.

    `export` returns plain values for the download (text, numbers, lists, dates). `erase` deletes it, or unlinks it
    where a team's history stays without the name. `warnings` says, before the person deletes everything, what that
    will mean for others (the last lead of an organisation leaves nobody to answer); most rooms have none.

    `title` and `words` say what the room and each of its fields are called on the page where somebody reads it all:
    by the field's name, or by `list.field` where one name means different things. `codes` has the words of those
    fields that hold codes.
    """

    room: str
    title: Any
    words: Callable[[], Mapping[str, Any]]
    codes: Callable[[], Mapping[str, Mapping[str, Any]]] = dict
    export: Callable[[Person], dict[str, Any]]
    erase: Callable[[Person], None]
    warnings: Callable[[Person], list[str]] = lambda person: []


personal_data: list[PersonalData] = []

# Whether somebody has powers that need more than a code by email: an involvement lead. (Administrators always do.)
strong_sign_in: list[Callable[[Person], bool]] = []

# Called with (person, organisation's key, purpose) when somebody takes back what an organisation may see: forget it.
sharing_withdrawn: list[Callable[[Person, str, str], None]] = []

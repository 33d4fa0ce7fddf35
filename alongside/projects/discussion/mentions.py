"""Whom a text names: `@` and the name of somebody in the team, as people write it."""

import re
from collections.abc import Iterable

from alongside.projects.models import Member

# Not within a word: an email address names nobody.
_AT = re.compile(r"(?<!\w)@")


def named(text: str, members: Iterable[Member]) -> list[Member]:
    """Return who is named, each once. Of several names that fit, the longest; all who share a name are named."""
    found: dict[int, Member] = {}
    by_name: dict[str, list[Member]] = {}
    for member in members:
        if member.name:
            by_name.setdefault(member.name.casefold(), []).append(member)
    longest_first = sorted(by_name.items(), key=lambda pair: len(pair[0]), reverse=True)
    for at in _AT.finditer(text):
        rest = text[at.end() : at.end() + 200]
        fitting = (those for name, those in longest_first if _begins_with(rest, those[0].name, name))
        for member in next(fitting, []):
            found[member.pk] = member
    return list(found.values())


def _begins_with(rest: str, name: str, folded: str) -> bool:
    after = rest[len(name) : len(name) + 1]
    return rest[: len(name)].casefold() == folded and not (after.isalnum() or after == "_")

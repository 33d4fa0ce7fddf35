"""Errands: what people ask a health service for, that is not taking part. "repeat prescription", "nurse jobs".

The words of an errand are those of openings too ("prescription", "nurse"), so no ranking tells the two apart.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from alongside.core.search.phrases import Phrases
from alongside.core.topics.words import Folding

_TAKING_PART = "taking-part"


@cache
def _written() -> Mapping[str, Sequence[str]]:
    read: dict[str, list[str]] = tomllib.loads(
        resources.files(__package__).joinpath("errands.toml").read_text(encoding="utf-8")
    )
    return read


@cache
def _errands() -> Phrases:
    return Phrases({name: phrases for name, phrases in _written().items() if name != _TAKING_PART}, Folding())


@cache
def _taking_part() -> Phrases:
    return Phrases({_TAKING_PART: _written()[_TAKING_PART]}, Folding())


def all_errands() -> tuple[str, ...]:
    """Return the names of all errands."""
    return tuple(name for name in _written() if name != _TAKING_PART)


def errand(text: str) -> str:
    """Return which errand somebody is on; empty where the words speak of taking part as well, or of no errand."""
    found = _errands().find(text)
    return found[0].meaning if found and not _taking_part().find(text) else ""

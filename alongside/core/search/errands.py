"""Errands: what people ask a health service for, that is not taking part. "repeat prescription", "nurse jobs".

The words of an errand are those of openings too ("prescription", "nurse"), so no ranking tells the two apart.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from alongside.core.search.phrases import Phrases, Span
from alongside.core.topics.words import Folding

#: What is no errand: words that speak of taking part, or tell what goes wrong.
_WISHES = ("taking-part", "going-wrong")


@cache
def _written() -> Mapping[str, Sequence[str]]:
    read: dict[str, list[str]] = tomllib.loads(
        resources.files(__package__).joinpath("errands.toml").read_text(encoding="utf-8")
    )
    return read


@cache
def _errands() -> Phrases:
    return Phrases({name: _written()[name] for name in all_errands()}, Folding())


@cache
def _wishes() -> Phrases:
    return Phrases({name: _written()[name] for name in _WISHES}, Folding())


def all_errands() -> tuple[str, ...]:
    """Return the names of all errands."""
    return tuple(name for name in _written() if name not in _WISHES)


def errand(text: str) -> str:
    """Return which errand somebody is on; empty where the words speak of no errand, or of a wish beside it.

    "lost my prescription" is an errand though losing something is a wish to have it mended.
    """
    found = _errands().find(text)
    wishes = [wish for wish in _wishes().find(text) if all(_are_apart(wish, span) for span in found)]
    return found[0].meaning if found and not wishes else ""


def _are_apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or one.start >= other.end

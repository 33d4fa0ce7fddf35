"""Reading the vocabulary from `topics.toml`.

The file is written by people and grows by hand, so it is checked whole as it is read, and all problems are
reported at once, in words that say where to look.
"""

import itertools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from alongside.core.topics.faults import FIELDS, PLACEHOLDER, faults_of_meaning, faults_of_shape
from alongside.core.topics.vocabulary import Group, Topic, Vocabulary, VocabularyError
from alongside.core.topics.words import Folding


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with Alongside, read once."""
    return read(resources.files(__package__).joinpath("topics.toml").read_text(encoding="utf-8"))


def read(source: str) -> Vocabulary:
    """Read a vocabulary from TOML.

    Raises `VocabularyError` naming everything that is wrong with it, or `tomllib.TOMLDecodeError` where it
    is not TOML.
    """
    raw = tomllib.loads(source)
    verbs = raw.get("verbs", {})
    folding = Folding.of_verbs(verbs.get("regular", ()), verbs.get("irregular", {}))
    sets: Mapping[str, Sequence[str]] = raw.get("sets", {})
    _refuse(faults_of_shape(raw))
    topics = _with_related_both_ways({slug: _topic(slug, item, sets) for slug, item in raw["topic"].items()})
    shared = {phrase: tuple(slugs) for phrase, slugs in raw.get("shared", {}).items()}
    sayings = tuple(saying for pattern in raw.get("sayings", ()) for saying in _expand(pattern, sets))
    names: Mapping[str, str] = raw["groups"]
    groups = tuple(
        Group(slug, name, tuple(topic for topic in topics.values() if topic.group == slug))
        for slug, name in names.items()
    )
    found = Vocabulary(MappingProxyType(topics), groups, MappingProxyType(shared), sayings, folding)
    _refuse(faults_of_meaning(found))
    return found


def _refuse(faults: Iterator[str]) -> None:
    if problems := list(faults):
        raise VocabularyError("\n".join(problems))


def _topic(slug: str, item: Mapping[str, Any], sets: Mapping[str, Sequence[str]]) -> Topic:
    def spelt_out(key: str) -> tuple[str, ...]:
        return tuple(phrase for pattern in item.get(key, ()) for phrase in _expand(pattern, sets))

    return Topic(
        slug=slug,
        name=item["name"],
        group=item["group"],
        everyday=spelt_out("everyday"),
        clinical=spelt_out("clinical"),
        particular=spelt_out("particular"),
        capitals=tuple(item.get("capitals", ())),
        misspellings=spelt_out("misspellings"),
        broader=tuple(item.get("broader", ())),
        related=tuple(item.get("related", ())),
        also=tuple(item.get("also", ())),
    )


def _expand(pattern: str, sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Spell out "looking after my {parent}" once for each word of the set."""
    parts = PLACEHOLDER.split(pattern)
    choices = [sets[part] if number % 2 else (part,) for number, part in enumerate(parts)]
    for chosen in itertools.product(*choices):
        yield "".join(chosen)


def _with_related_both_ways(topics: Mapping[str, Topic]) -> dict[str, Topic]:
    """Mirror each relation, so that the file says it once."""
    beside: dict[str, dict[str, None]] = {slug: dict.fromkeys(topic.related) for slug, topic in topics.items()}
    for slug, topic in topics.items():
        for other in topic.related:
            beside.setdefault(other, {})[slug] = None
    return {slug: Topic(**{**_fields(topic), "related": tuple(beside[slug])}) for slug, topic in topics.items()}


def _fields(topic: Topic) -> dict[str, Any]:
    return {name: getattr(topic, name) for name in ("slug", *sorted(FIELDS))}

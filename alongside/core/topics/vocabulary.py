"""The vocabulary of lived experience as typed, checked values read from `topics.toml`.

The file is written by people and grows by hand, so reading it checks everything that would make a search
answer wrongly: a phrase that leads to two topics by accident, a loop of broader topics, a name nobody
defined. All problems are reported at once, in words that say where to look.
"""

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from alongside.core.topics.words import Folding

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACEHOLDER = re.compile(r"\{([a-z-]+)\}")
FIELDS = frozenset({"name", "group", "everyday", "clinical", "capitals", "misspellings", "broader", "related"})


class VocabularyError(ValueError):
    """The vocabulary contradicts itself; the message lists every place to mend."""


class Kind(StrEnum):
    """How a phrase belongs to its topic, so that a page can say why something was found."""

    NAME = "name"
    EVERYDAY = "everyday"
    CLINICAL = "clinical"
    CAPITALS = "capitals"  # an abbreviation that counts only in capitals: ME, MS, AIDS
    MISSPELLING = "misspelling"
    SHARED = "shared"  # deliberately leads to several topics


@dataclass(frozen=True, slots=True)
class Topic:
    """Something people live with, live through, or want to make better.

    `slug` never changes once published: profiles, opportunities and saved searches keep it. `broader` holds
    the topics directly above, `related` those beside it; both are slugs.
    """

    slug: str
    name: str
    group: str
    everyday: tuple[str, ...] = ()
    clinical: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    def phrases(self) -> Iterator[tuple[Kind, str]]:
        """Yield every phrase that leads to this topic, with how it belongs to it."""
        yield Kind.NAME, self.name
        for kind, phrases in (
            (Kind.EVERYDAY, self.everyday),
            (Kind.CLINICAL, self.clinical),
            (Kind.CAPITALS, self.capitals),
            (Kind.MISSPELLING, self.misspellings),
        ):
            for phrase in phrases:
                yield kind, phrase


@dataclass(frozen=True, slots=True)
class Group:
    """A heading under which topics are listed on a form, in the order of the file."""

    slug: str
    name: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All topics by slug, their groups, the phrases that several share, and how words are folded."""

    topics: Mapping[str, Topic]
    groups: tuple[Group, ...]
    shared: Mapping[str, tuple[str, ...]]
    folding: Folding = field(default_factory=Folding)

    def narrower_of(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each topic, the topics directly below it."""
        below: dict[str, list[str]] = {slug: [] for slug in self.topics}
        for topic in self.topics.values():
            for above in topic.broader:
                below[above].append(topic.slug)
        return {slug: tuple(slugs) for slug, slugs in below.items()}


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
    problems = [*_unknown_fields(raw), *_unknown_sets(raw, sets)]
    if problems:
        raise VocabularyError("\n".join(problems))
    topics = _with_related_both_ways({slug: _topic(slug, item, sets) for slug, item in raw["topic"].items()})
    shared = {phrase: tuple(slugs) for phrase, slugs in raw.get("shared", {}).items()}
    names: Mapping[str, str] = raw["groups"]
    groups = tuple(
        Group(slug, name, tuple(topic for topic in topics.values() if topic.group == slug))
        for slug, name in names.items()
    )
    found = Vocabulary(MappingProxyType(topics), groups, MappingProxyType(shared), folding)
    problems = [*_dangling(found), *_loops(found), *_collisions(found)]
    if problems:
        raise VocabularyError("\n".join(problems))
    return found


def _topic(slug: str, item: Mapping[str, Any], sets: Mapping[str, Sequence[str]]) -> Topic:
    def spelt_out(key: str) -> tuple[str, ...]:
        return tuple(phrase for pattern in item.get(key, ()) for phrase in _expand(pattern, sets))

    return Topic(
        slug=slug,
        name=item["name"],
        group=item["group"],
        everyday=spelt_out("everyday"),
        clinical=spelt_out("clinical"),
        capitals=tuple(item.get("capitals", ())),
        misspellings=spelt_out("misspellings"),
        broader=tuple(item.get("broader", ())),
        related=tuple(item.get("related", ())),
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


def _unknown_fields(raw: Mapping[str, Any]) -> Iterator[str]:
    for slug, item in raw["topic"].items():
        if not SLUG.fullmatch(slug):
            yield f"{slug}: a slug is lower-case letters and figures with single hyphens between"
        for key in ("name", "group"):
            if not isinstance(item.get(key), str) or not item[key].strip():
                yield f"{slug}: needs a {key}"
        for key in item.keys() - FIELDS:
            yield f"{slug}: has no field called {key}"


def _unknown_sets(raw: Mapping[str, Any], sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for slug, item in raw["topic"].items():
        for key in ("everyday", "clinical", "misspellings"):
            for name in PLACEHOLDER.findall(" ".join(item.get(key, ()))):
                if name not in sets:
                    yield f"{slug}: there is no set of words called {name}"


def _dangling(found: Vocabulary) -> Iterator[str]:
    groups = {group.slug for group in found.groups}
    for topic in found.topics.values():
        if topic.group not in groups:
            yield f"{topic.slug}: there is no group called {topic.group}"
        for other in (*topic.broader, *topic.related):
            if other not in found.topics or other == topic.slug:
                yield f"{topic.slug}: cannot point to {other}"
    for phrase, slugs in found.shared.items():
        if len(set(slugs)) < 2 or not set(slugs) <= found.topics.keys():
            yield f"shared phrase “{phrase}”: needs two or more topics that exist"


def _loops(found: Vocabulary) -> Iterator[str]:
    for slug in found.topics:
        seen: set[str] = set()
        ahead = [slug]
        while ahead:
            above = found.topics.get(ahead.pop())
            fresh = set(above.broader) - seen if above else set()
            seen |= fresh
            ahead.extend(fresh)
        if slug in seen:
            yield f"{slug}: is broader than itself"


def _collisions(found: Vocabulary) -> Iterator[str]:
    """Yield phrases that fold to the same words in two topics, or to nothing, or to a proper spelling."""
    owner: dict[tuple[str, ...], tuple[str, Kind]] = {}
    for phrase, slugs in found.shared.items():
        owner[found.folding.phrase(phrase)] = ("/".join(slugs), Kind.SHARED)
    for topic in found.topics.values():
        for kind, phrase in topic.phrases():
            key = (phrase,) if kind is Kind.CAPITALS else found.folding.phrase(phrase)
            if not key:
                yield f"{topic.slug}: “{phrase}” holds no word"
                continue
            slug, known = owner.setdefault(key, (topic.slug, kind))
            if slug != topic.slug:
                yield f"{topic.slug}: “{phrase}” already leads to {slug}; are both meant? See [shared]"
            elif kind is Kind.MISSPELLING and known is not Kind.MISSPELLING:
                yield f"{topic.slug}: “{phrase}” is no misspelling, it reads as a phrase of the topic"

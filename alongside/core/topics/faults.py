"""What may be wrong with a vocabulary that a search would then answer wrongly: each fault in words that say where."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from alongside.core.topics.vocabulary import Kind, Vocabulary

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACEHOLDER = re.compile(r"\{([a-z-]+)\}")
FIELDS = frozenset(
    {"name", "group", "everyday", "clinical", "particular", "capitals", "misspellings", "broader", "related", "also"}
)


def faults_of_shape(raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield what must be mended before the file can be understood: slugs, fields, sets of words."""
    yield from _unknown_fields(raw)
    yield from _unknown_sets(raw)


def faults_of_meaning(found: Vocabulary) -> Iterator[str]:
    """Yield contradictions: topics that do not exist, loops, phrases that lead to two topics by accident."""
    yield from _dangling(found)
    yield from _loops(found)
    yield from _collisions(found)


def _unknown_fields(raw: Mapping[str, Any]) -> Iterator[str]:
    for slug, item in raw["topic"].items():
        if not SLUG.fullmatch(slug):
            yield f"{slug}: a slug is lower-case letters and figures with single hyphens between"
        for key in ("name", "group"):
            if not isinstance(item.get(key), str) or not item[key].strip():
                yield f"{slug}: needs a {key}"
        for key in item.keys() - FIELDS:
            yield f"{slug}: has no field called {key}"


def _unknown_sets(raw: Mapping[str, Any]) -> Iterator[str]:
    for slug, item in raw["topic"].items():
        for key in ("everyday", "clinical", "particular", "misspellings"):
            for name in PLACEHOLDER.findall(" ".join(item.get(key, ()))):
                if name not in raw.get("sets", {}):
                    yield f"{slug}: there is no set of words called {name}"


def _dangling(found: Vocabulary) -> Iterator[str]:
    groups = {group.slug for group in found.groups}
    for topic in found.topics.values():
        if topic.group not in groups:
            yield f"{topic.slug}: there is no group called {topic.group}"
        for other in (*topic.broader, *topic.related, *topic.also):
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
    owner: dict[tuple[str, ...], tuple[str, Kind]] = {
        found.folding.phrase(phrase): ("nothing, as a saying", Kind.SAYING) for phrase in found.sayings
    }
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

"""What may be wrong with the places that a search would then answer wrongly: each fault in words that say where."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from alongside.core.places.folding import phrase
from alongside.core.places.gazetteer import Entry, Name

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SECTIONS = frozenset({"not-places", "region", "wide", "area", "hospitals"})
FIELDS = {
    "region": frozenset({"name", "also"}),
    "wide": frozenset({"name", "also"}),
    "area": frozenset({"name", "in", "also", "places", "parts", "unsure", "people"}),
}


def faults_of_shape(raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield what must be mended before the file can be understood: sections, slugs, fields."""
    for section in raw.keys() - SECTIONS:
        yield f"{section}: there is no such part of the file"
    for section, fields in FIELDS.items():
        for slug, item in raw.get(section, {}).items():
            yield from _faults_of_item(f"{section}.{slug}", slug, item, fields)


def faults_of_entries(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield slugs given twice, places around that do not exist, loops, and sides of two regions."""
    for slug, times in Counter(entry.slug for entry in entries).items():
        if times > 1:
            yield f"{slug}: stands in the file {times} times; write the smaller ones with their county"
    known = {entry.slug: entry for entry in entries}
    around = {entry.around: reached(entry.around, known) for entry in known.values()}
    for entry in known.values():
        yield from (
            f"{entry.slug}: lies in {other}, which is not in the file" for other in entry.around if other not in known
        )
        yield from _faults_of_reach(entry, around[entry.around], known)


def faults_of_names(entries: Sequence[Entry], names: Sequence[Name]) -> Iterator[str]:
    """Yield names without a word, names that lead to two places, and hospitals in a place that does not exist."""
    known = {entry.slug for entry in entries}
    owner: dict[tuple[str, ...], str] = {}
    for name in names:
        if name.slug not in known:
            yield f"“{name.written}”: stands in {name.slug}, which is not in the file"
        key = phrase(name.written)
        if not key:
            yield f"{name.slug}: “{name.written}” holds no word"
        elif owner.setdefault(key, name.slug) != name.slug:
            yield f"{name.slug}: “{name.written}” already leads to {owner[key]}; write the smaller with its county"


def faults_of_unsure(where: str, unsure: Iterable[str], written: Iterable[str]) -> Iterator[str]:
    """Yield unsure names that are no names there, and so would mark nothing."""
    known = set(written)
    yield from (f"{where}: “{name}” is unsure, and no name there" for name in unsure if name not in known)


def reached(around: tuple[str, ...], known: Mapping[str, Entry]) -> tuple[str, ...]:
    """Return these places and all that lie around them, nearest first, each once."""
    seen = dict.fromkeys(around)
    ahead = list(seen)
    for slug in ahead:
        fresh = [other for other in known[slug].around if other not in seen] if slug in known else []
        seen |= dict.fromkeys(fresh)
        ahead += fresh
    return tuple(seen)


def _faults_of_item(where: str, slug: str, item: Mapping[str, Any], fields: frozenset[str]) -> Iterator[str]:
    if not SLUG.fullmatch(slug):
        yield f"{where}: a slug is lower-case letters and figures with single hyphens between"
    if not isinstance(item.get("name"), str) or not item["name"].strip():
        yield f"{where}: needs a name"
    if "in" in fields and not item.get("in"):
        yield f"{where}: needs to lie in something"
    for key in item.keys() - fields:
        yield f"{where}: has no field called {key}"


def _faults_of_reach(entry: Entry, around: Sequence[str], known: Mapping[str, Entry]) -> Iterator[str]:
    if entry.slug in around:
        yield f"{entry.slug}: lies in itself"
    regions = [slug for slug in around if slug in known and known[slug].is_region]
    if entry.around and len(regions) != 1:
        yield f"{entry.slug}: lies in {len(regions)} regions ({', '.join(regions)}), and needs one"

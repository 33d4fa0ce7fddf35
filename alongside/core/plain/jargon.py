"""Finding long and specialist words for which there is an everyday one."""

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from alongside.core.plain.report import Jargon

#: A word, or one of the two Latin abbreviations that are written with stops inside.
WORD = re.compile(r"(?<!\w)(?:e\.g|i\.e|n\.b)(?!\w)\.?|[^\W_]+(?:['’][^\W_]+)*", re.IGNORECASE)
#: What may stand between two words of one phrase.
BETWEEN = frozenset(" \t\n\r\u00a0-‐‑–")
VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase as our list names it, and what to say instead."""

    phrase: str
    instead: tuple[str, ...]


Phrases = Mapping[str, Mapping[tuple[str, ...], Entry]]  # by first word, then by all words


@cache
def phrases() -> Phrases:
    """Return our list of jargon in every form it is looked for, by first word; read once.

    Raises `ValueError` when a phrase stands there without an alternative.
    """
    raw = tomllib.loads(resources.files(__package__).joinpath("jargon.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[tuple[str, ...], Entry]] = {}
    for section, forms in (("verbs", _verb_forms), ("words", _noun_forms)):
        for phrase, instead in raw[section].items():
            if not instead:
                raise ValueError(f"jargon.toml: “{phrase}” needs an everyday alternative")
            for words in forms(_words(phrase)):
                found.setdefault(words[0], {}).setdefault(words, Entry(phrase, tuple(instead)))
    return found


def jargon(text: str) -> Iterator[Jargon]:
    """Yield the places of a text that hold jargon, in order; the longest phrase wins and none overlap."""
    words = [(found.start(), found.end(), _plain(found[0])) for found in WORD.finditer(text)]
    joined = [BETWEEN.issuperset(text[a[1] : b[0]]) for a, b in itertools.pairwise(words)]
    at = 0
    while at < len(words):
        length, entry = _longest([word for *_, word in words[at : at + _reach()]], joined[at : at + _reach()])
        if entry:
            yield Jargon(words[at][0], words[at + length - 1][1], entry.phrase, entry.instead)
        at += max(length, 1)


def _longest(words: Sequence[str], joined: Sequence[bool]) -> tuple[int, Entry | None]:
    known = phrases().get(words[0], {})
    for length in range(len(words), 0, -1):
        if (entry := known.get(tuple(words[:length]))) and all(joined[: length - 1]):
            return length, entry
    return 0, None


@cache
def _reach() -> int:
    """Return the number of words of the longest phrase."""
    return max(len(words) for by_words in phrases().values() for words in by_words)


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_plain(found[0]) for found in WORD.finditer(phrase))


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").rstrip(".")


def _verb_forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a phrase with its verb in all forms, in British and -ize spelling.

    The verb is the first word, but for prefixes: "co-produce" and "capacity build" bend their last.
    """
    at = len(words) - 1 if words[0] in {"co", "capacity", "deep", "horizon"} else 0
    for verb in {words[at], re.sub(r"is(e?)$", r"iz\1", words[at])}:
        for form in _bent(verb):
            yield (*words[:at], form, *words[at + 1 :])


def _bent(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    s = "es" if verb.endswith(("s", "x", "ch", "sh")) else "s"
    doubled = verb + verb[-1]  # submitted, equipped: nobody is hurt by looking for "leveragging" as well
    return verb, verb + s, verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"


def _noun_forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a phrase and its plural."""
    *before, last = words
    yield words
    if last.endswith("y") and len(last) > 2 and last[-2] not in VOWELS:
        yield (*before, last[:-1] + "ies")
    elif not last.endswith("s"):
        yield (*before, last + ("es" if last.endswith(("x", "ch", "sh")) else "s"))

"""Finding abbreviations that a reader may not know and that the text does not explain at first use.

Explained means: "integrated care board (ICB)", or "ICB (integrated care board)", or "ICB stands for …".
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from alongside.core.plain.report import Abbreviation
from alongside.core.plain.sentences import CHUNK, Sentence

#: A word of capitals and few small letters (PROMs, EqIA), maybe with an ampersand between (R&D).
LETTERS = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)*")
LONGEST = 7
#: How far around an abbreviation its explanation may stand, in characters.
NEARBY = 200
EXPLAINING = ("stands for", "means", "is short for", ", which stands for", ", which means", ", short for", ": ")


@dataclass(frozen=True, slots=True)
class Known:
    """The abbreviations that need no explanation, and what others stand for."""

    to_everybody: frozenset[str]
    stands_for: Mapping[str, str]


@cache
def known() -> Known:
    """Return our lists of abbreviations, read once."""
    raw = tomllib.loads(resources.files(__package__).joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    return Known(frozenset(raw["known"]), raw["stands-for"])


def unexplained(text: str, within: list[Sentence]) -> Iterator[Abbreviation]:
    """Yield each abbreviation that is neither widely known nor explained, once, where it is first used."""
    met = set(known().to_everybody)
    for sentence in within:
        if _is_shouted(sentence):
            continue
        for start, end in _candidates(text, sentence):
            letters = _singular(text[start:end])
            if letters not in met and not _is_explained(text, start, end, letters):
                stands_for = known().stands_for.get(letters.upper())
                yield Abbreviation(start, end, letters, stands_for)
            met.add(letters)


def _candidates(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for chunk in CHUNK.finditer(text, sentence.start, sentence.end):
        if _is_address(chunk[0]) or any(map(str.isdigit, chunk[0])):
            continue  # a postcode, a ward number or COVID-19, none of them an abbreviation to explain
        for found in LETTERS.finditer(text, chunk.start(), chunk.end()):
            if _is_abbreviation(_singular(found[0])):
                yield found.span()


def _is_address(chunk: str) -> bool:
    return "@" in chunk or "://" in chunk or chunk.lower().startswith("www.")


def _is_abbreviation(word: str) -> bool:
    if not 2 <= len(word) <= LONGEST:
        return False
    capitals = sum(map(str.isupper, word))
    return word[0].isupper() and capitals >= 2 and capitals * 2 > sum(map(str.isalpha, word))


def _singular(word: str) -> str:
    """ICBs are several of what ICB stands for."""
    return word[:-1] if word.endswith("s") and word[:-1].isupper() else word


def _is_shouted(sentence: Sentence) -> bool:
    """Whether a sentence is written in capitals throughout, so that capitals say nothing."""
    return len(sentence.words) > 2 and sum(map(str.isupper, sentence.words)) * 2 > len(sentence.words)


def _is_explained(text: str, start: int, end: int, letters: str) -> bool:
    before, after = text[max(0, start - NEARBY) : start], text[end : end + NEARBY].lstrip()
    if after.startswith("("):
        return _spells(after[1:].partition(")")[0], letters)
    if before.rstrip("\"'“‘").endswith("(") and after.lstrip("\"'”’")[:1] in {")", ",", ";"}:
        words = before.rstrip("\"'“‘(").split()[-2 * len(letters) - 2 :]
        return any(_spells(" ".join(words[at:]), letters) for at in range(len(words)))
    return after.lower().startswith(EXPLAINING)


def _spells(words: str, letters: str) -> bool:
    """Whether the letters of an abbreviation appear in order in words that begin with the first of them."""
    rest = iter(words.lower())
    wanted = [letter for letter in letters.lower() if letter.isalpha()]
    return words[:1].lower() == wanted[0] and all(letter in rest for letter in wanted)

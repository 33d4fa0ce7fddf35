"""The form in which the words of a place's name are compared.

People write "St. Helens", "St Helen's" and "saint helens", "Stoke on Trent" and "Stoke-upon-Trent", "B'ham" and
"Bham". Case, accents, apostrophes and hyphens go, and a few short words become one.
"""

from typing import NamedTuple

from alongside.core.spelling import WORD, without_accents

SAME = {
    "saint": "st",
    "upon": "on",
    "&": "and",
    "co": "county",
    "gt": "great",
    "gtr": "greater",
}


POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})


class Word(NamedTuple):
    """One word of a text: where it stands, how it was written, and the form it is compared in."""

    start: int
    end: int
    written: str
    folded: str

    def without_possessive(self) -> str:
        """Return the folded word without its possessive: "London's" as "london"."""
        stem, ending = self.written[:-2], self.written[-2:]
        return fold(stem) if ending in POSSESSIVE else self.folded


def fold(word: str) -> str:
    """Return the form in which a single word is compared."""
    bare = _plain(word)
    return SAME.get(bare, bare)


def words(text: str) -> list[Word]:
    """Return the words of a text in order, with their places in it."""
    return [Word(found.start(), found.end(), found[0], fold(found[0])) for found in WORD.finditer(text)]


def phrase(name: str) -> tuple[str, ...]:
    """Return a name as the folded words to look for."""
    return tuple(map(fold, WORD.findall(name)))


def slug_of(name: str) -> str:
    """Return the slug of a place that the file gives by its name alone; "King's Lynn" is kings-lynn."""
    return "-".join(word if word != "&" else "and" for word in map(_plain, WORD.findall(name)))


def _plain(word: str) -> str:
    lower = word.casefold()
    if lower.isascii() and lower.isalnum():
        return lower
    return without_accents(lower).replace("’", "").replace("'", "")

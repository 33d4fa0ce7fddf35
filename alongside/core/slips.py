"""Reading a word that nobody knows as the one it was most likely meant to be: "glaucomma" as "glaucoma".

Only for what people search for: in a long text most unknown words are simply other words. How far apart two spellings
are is the optimal string alignment distance: letters added, left out, changed, or swapped with their neighbour
(F. Damerau, 1964).
"""

from collections.abc import Collection
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: Below this length one slip turns too many words into others.
SHORTEST = 5
#: From this length on two slips are forgiven.
LONG = 8
#: No word that anybody means is longer.
LONGEST = 40


def forgiven(word: str) -> int:
    """Return how many slips are forgiven in a word of this length: 0, 1 or 2."""
    if not SHORTEST <= len(word) <= LONGEST:
        return 0
    return 2 if len(word) >= LONG else 1


def nearest(word: str, choices: Collection[str]) -> tuple[str, ...]:
    """Return the choices that a word is fewest slips away from, in their order; none where it is too far from all.

    A first letter is hardly ever wrong, so it may differ only in a long word, and then by one slip.
    """
    if not forgiven(word):
        return ()
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=forgiven(word), limit=None)
    near = [(int(distance), meant) for meant, distance, _place in found if _is_likely(word, meant, int(distance))]
    fewest = min((distance for distance, _meant in near), default=0)
    return tuple(meant for distance, meant in near if distance == fewest)


def _is_likely(word: str, meant: str, distance: int) -> bool:
    return word[0] == meant[0] or (len(word) >= LONG and distance == 1)


@lru_cache(maxsize=10_000)
def is_english(word: str) -> bool:
    """Whether a word is a common English one, which nobody meant as another."""
    return word in _english()


@cache
def _english() -> frozenset[str]:
    """Read at the first word that is not known otherwise: it takes a third of a second."""
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language="en").word_frequency.keys())

"""Reading a word that nobody knows as the one it was most likely meant to be: "glaucomma" as "glaucoma".

Only for what people search for: in a long text most unknown words are simply other words. How far apart two spellings
are is the optimal string alignment distance: letters added, left out, changed, or swapped with their neighbour
(F. Damerau, 1964).
"""

from collections.abc import Iterable
from functools import cache, cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from alongside.core.sounds import heard

#: Below this length one slip turns too many words into others.
SHORTEST = 5
#: From these lengths on two and three slips are forgiven.
LONG, VERY_LONG = 8, 11
#: Below this length words that sound alike are hardly ever the same.
SHORTEST_HEARD = 4
#: From this length on one slip is forgiven in what a word sounds like.
LONG_HEARD = 7
#: No word that anybody means is longer.
LONGEST = 40


def forgiven(word: str) -> int:
    """Return how many slips are forgiven in a word of this length: 0 to 3."""
    if not SHORTEST <= len(word) <= LONGEST:
        return 0
    return 3 if len(word) >= VERY_LONG else 2 if len(word) >= LONG else 1


class Choices:
    """Words that another may have been meant for."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words, in the order in which they are likelier."""
        self._words = tuple(words)

    @cached_property
    def _sounds(self) -> tuple[str, ...]:
        return tuple(map(heard, self._words))

    def nearest(self, word: str) -> tuple[str, ...]:
        """Return those that a word is fewest slips away from, in their order; none where it is too far from all.

        Where no spelling is near, what sounds alike is.
        """
        return self.spelt(word) or self.alike(word)

    def spelt(self, word: str) -> tuple[str, ...]:
        """Return those that are spelt most like a word.

        A first letter is hardly ever wrong, so it may differ only in a long word, and then by one slip.
        """
        most = forgiven(word)
        if not most:
            return ()
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=most, limit=None)
        return _fewest([(int(slips), meant) for meant, slips, _at in found if _is_likely(word, meant, int(slips))])

    def alike(self, word: str) -> tuple[str, ...]:
        """Return those that sound like a word, or nearly so where it is long; of these, those spelt most like it."""
        sound = heard(word) if len(word) <= LONGEST else ""
        if len(sound) < SHORTEST_HEARD:
            return ()
        most = 1 if len(sound) >= LONG_HEARD else 0
        found = process.extract(sound, self._sounds, scorer=OSA.distance, score_cutoff=most, limit=None)
        near = [(int(slips), self._words[at]) for other, slips, at in found if other[0] == sound[0]]
        return _fewest([(slips * LONGEST + OSA.distance(word, meant), meant) for slips, meant in near])


def _fewest(near: list[tuple[int, str]]) -> tuple[str, ...]:
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

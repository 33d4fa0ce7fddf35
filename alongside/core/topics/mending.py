"""Mending single words of a search before phrases are looked for: "kidney transplnt" as "kidney transplant"."""

from collections.abc import Iterable
from functools import lru_cache

from alongside.core import slips


class Mender:
    """The words of a vocabulary, to be found in spite of slips."""

    def __init__(self, known: Iterable[str], meant: Iterable[str]) -> None:
        """Take the words that need no mending, and those that a slip may have been meant for."""
        self._known = frozenset(known)
        self._meant = tuple(word for word in dict.fromkeys(meant) if len(word) >= slips.SHORTEST)
        self.mend = lru_cache(maxsize=10_000)(self._mend)

    def _mend(self, word: str) -> str:
        """Return the known word that a word was meant to be: the first of the vocabulary, or the word as it is."""
        if word in self._known or not word.isalpha() or slips.is_english(word):
            return word
        return next(iter(slips.nearest(word, self._meant)), word)

"""Mending words of a search before phrases are looked for: "transplnt", "skitzofrenia", "voicebox", "still born"."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from alongside.core import slips
from alongside.core.topics.words import FILLERS, Word

#: So many unknown words of a text are mended: each is compared with the whole vocabulary.
MOST_MENDED = 12
#: Two words are read as one, and one as two, when they have so many letters together.
SHORTEST_TOGETHER = 7


class Mender:
    """The words of a vocabulary, to be found in spite of slips."""

    def __init__(
        self,
        known: Iterable[str],
        meant: Mapping[str, str],
        pairs: Iterable[tuple[str, str]],
        fold: Callable[[str], str],
    ) -> None:
        """Take the folded words that need no mending, and those that follow each other in a phrase.

        `meant` are the words that a slip may have been meant for, as they are written, with their folded forms.
        """
        self._known = frozenset(known)
        self._meant = {written: folded for written, folded in meant.items() if len(written) >= slips.SHORTEST_HEARD}
        self._choices = slips.Choices(self._meant)
        self._pairs: dict[str, tuple[str, str]] = {}
        for first, second in pairs:
            if _is_long(first + second):
                self._pairs.setdefault(first + second, (first, second))
        self._fold = fold
        self._meant_by = lru_cache(maxsize=10_000)(self._nearest)

    def mended(self, words: Sequence[Word]) -> Iterator[Word]:
        """Yield the words with what was meant in place of what nobody knows; what was read otherwise is marked so."""
        at, left = 0, MOST_MENDED
        while at < len(words):
            word = words[at]
            if (whole := self._together(words[at : at + 2])) is not None:
                yield whole
                at += 1
            elif left == 0 or not self._is_unknown(word.folded):
                yield word
            elif word.folded in self._pairs:
                first, second = self._pairs[word.folded]
                yield replace(word, folded=first, is_guess=True)
                yield replace(word, folded=second, is_guess=True, begins=False)
            else:
                left -= 1
                meant = self._meant_by(word.folded)
                yield replace(word, folded=meant, is_guess=True) if meant else word
            at += 1

    def _together(self, words: Sequence[Word]) -> Word | None:
        """Return two words as the one that they are in the vocabulary: "still born", but not "the rapist"."""
        if len(words) < 2 or words[0].folded in FILLERS or words[1].begins:
            return None
        if words[0].folded + words[1].folded in self._pairs:
            return None
        written = words[0].written + words[1].written
        folded = self._fold(written) if _is_long(written) else ""
        return replace(words[0], end=words[1].end, folded=folded, is_guess=True) if folded in self._known else None

    def _nearest(self, word: str) -> str:
        """Return the known word that was meant, the first of the vocabulary; empty where none is near."""
        return next((self._meant[written] for written in self._choices.nearest(word)), "")

    def _is_unknown(self, word: str) -> bool:
        return word not in self._known and word.isalpha() and not slips.is_english(word)


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST_TOGETHER

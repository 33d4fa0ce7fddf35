"""Finding phrases of a fixed list in a text: the longest wins, from left to right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.core.topics.words import Folding, Word


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text, `text[start:end]`, and what it was read as."""

    start: int
    end: int
    meaning: str


class Phrases:
    """Phrases that each mean one thing, ready to be found."""

    def __init__(self, phrases: Mapping[str, Sequence[str]], folding: Folding) -> None:
        """Take the phrases of each meaning; raise `ValueError` where one phrase means two things."""
        self._folding = folding
        self._meanings: dict[tuple[str, ...], str] = {}
        for meaning, written in phrases.items():
            for phrase in written:
                key = tuple(word.folded for word in folding.words(phrase))
                if self._meanings.setdefault(key, meaning) != meaning:
                    raise ValueError(f"“{phrase}” means both {self._meanings[key]} and {meaning}")
        self._longest: dict[str, int] = {}
        for key in self._meanings:
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def find(self, text: str) -> list[Span]:
        """Return what the text speaks of, in reading order, not overlapping."""
        words = list(self._folding.words(text))
        found: list[Span] = []
        at = 0
        while at < len(words):
            length = self._longest_at(words, at)
            if length:
                meaning = self._meanings[tuple(word.folded for word in words[at : at + length])]
                found.append(Span(words[at].start, words[at + length - 1].end, meaning))
            at += max(length, 1)
        return found

    def _longest_at(self, words: Sequence[Word], at: int) -> int:
        longest = self._longest.get(words[at].folded, 0)
        for length in range(min(longest, len(words) - at), 0, -1):
            if tuple(word.folded for word in words[at : at + length]) in self._meanings:
                return length
        return 0

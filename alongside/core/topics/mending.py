"""Reading a word that nobody knows as the one it was most likely meant to be: "glaucomma" as "glaucoma".

Only for what people search for: in a long text most unknown words are simply other words. A word is mended when one
slip parts it from a word of the vocabulary: a letter too many, too few, another, or two swapped. Short words
are left alone, and so is a first letter that differs, for "heating" is not "hearing".

The index holds every word of the vocabulary under each of its spellings with one letter left out (W. Garbe, "Symmetric
Delete", 2012), so that looking a word up costs its own length and not the length of the vocabulary.
"""

from collections.abc import Iterable, Iterator

#: Below this length one slip turns too many words into others: "cancel" is not "cancer", nor "message" a massage.
SHORTEST = 8
#: No word that anybody means is longer.
LONGEST = 40


class Mender:
    """The words of a vocabulary, to be found in spite of one slip."""

    def __init__(self, known: Iterable[str], meant: Iterable[str]) -> None:
        """Take the words that need no mending, and those that a slip may have been meant for."""
        self._known = frozenset(known)
        self._by_shortened: dict[str, list[str]] = {}
        for word in dict.fromkeys(meant):
            if len(word) >= SHORTEST:
                for spelling in (word, *_shortened(word)):
                    self._by_shortened.setdefault(spelling, []).append(word)

    def mend(self, word: str) -> str:
        """Return the known word that a word was meant to be: the first of the vocabulary, or the word as it is."""
        if word in self._known or not SHORTEST - 1 <= len(word) <= LONGEST:
            return word
        for spelling in (word, *_shortened(word)):
            for meant in self._by_shortened.get(spelling, ()):
                if is_one_slip(word, meant):
                    return meant
        return word


def is_one_slip(written: str, meant: str) -> bool:
    """Whether one letter was added, left out, changed behind the first, or swapped with its neighbour."""
    if len(written) > len(meant):
        return written != meant and meant in _shortened(written)
    if len(written) < len(meant):
        return written in _shortened(meant)
    differs = [place for place, (a, b) in enumerate(zip(written, meant, strict=True)) if a != b]
    if len(differs) == 1:
        return differs[0] > 0
    swapped = len(differs) == 2 and differs[1] == differs[0] + 1
    return swapped and written[differs[0]] == meant[differs[1]] and written[differs[1]] == meant[differs[0]]


def _shortened(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))

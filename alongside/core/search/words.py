"""Words of a text as search compares them: without their endings, and without those that say nothing.

Endings go by the Snowball stemmer for English (M. F. Porter, 2001), so that "memories" finds "memory". It is only for
words that are no phrase of the vocabulary: there, a stemmer would do harm (see decision 0011).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from threading import Lock

from Stemmer import Stemmer

from alongside.core.spelling import WORD
from alongside.core.topics.reading import vocabulary

#: Longer "words" are addresses or noise; nobody searches for them.
LONGEST = 40

#: Words that carry nothing alone: grammar, and what people say around what they look for.
STOP = frozenset(resources.files(__package__).joinpath("stop.txt").read_text(encoding="utf-8").split())

#: Words that say little alone, as people tell a story: they help to order what other words find.
LIGHT = frozenset(resources.files(__package__).joinpath("light.txt").read_text(encoding="utf-8").split())

_stemmer = Stemmer("english")
# A stemmer must not be used by two threads at once.
_turn = Lock()


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text that says something: where it stands, how it was written, and the form it is compared in."""

    start: int
    end: int
    written: str
    stem: str

    @property
    def is_light(self) -> bool:
        """Whether it says little alone."""
        return _bare(self.written) in LIGHT


def telling(text: str) -> Iterator[Word]:
    """Yield the words of a text that say something, in order; numbers alone say nothing."""
    for found in WORD.finditer(text):
        bare = fold(found[0])
        if bare == "the" or _bare(found[0]) in STOP or bare in STOP or bare.isdigit() or len(bare) > LONGEST:
            continue
        if len(bare) > 1:
            yield Word(found.start(), found.end(), found[0], stem(bare))


@lru_cache(maxsize=50_000)
def fold(written: str) -> str:
    """Return a word as the vocabulary compares it: no capitals, accents or plural."""
    return vocabulary().folding.fold(written)


def _bare(written: str) -> str:
    return written.casefold().replace("’", "").replace("'", "")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a folded word without its ending: "memories" is "memori", and so is "memory"."""
    with _turn:
        return str(_stemmer.stemWord(word))

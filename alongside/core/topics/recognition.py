"""Finding topics in what people write: "looking after my mum who forgets things" holds caring and dementia.

Phrases stand in a tree of folded words. From each word of the text the tree is walked as far as it goes,
the longest phrase that ended on the way is taken, and reading goes on behind it. A walk is bounded by the
longest phrase and a few fillers, so the work grows in line with the text, whatever it says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from alongside.core.spelling import WORD
from alongside.core.topics.mending import Mender
from alongside.core.topics.reading import vocabulary
from alongside.core.topics.vocabulary import Kind, Vocabulary
from alongside.core.topics.words import FILLERS, Word

#: From this length on a word of everyday phrases may be what a slip was meant for: shorter ones have many neighbours.
LONG_EVERYDAY = 7
#: How many fillers may stand between two words of a phrase.
FILLERS_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a text that speaks of a topic, `text[start:end]`, and the phrase it was read as."""

    start: int
    end: int
    slug: str
    phrase: str
    kind: Kind
    # One thing of many that the topic holds: not every opening about the topic is about this.
    is_particular: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase leads to."""

    slug: str
    phrase: str
    kind: Kind


@dataclass(slots=True)
class Node:
    """One step in the tree of phrases: the words that may come next, and what the words so far mean."""

    following: dict[str, "Node"] = field(default_factory=dict)
    meanings: list[Meaning] = field(default_factory=list)


class Recogniser:
    """The phrases of one vocabulary, ready to be found in texts."""

    def __init__(self, known: Vocabulary) -> None:
        self._folding = known.folding
        self._root = Node()
        self._capitals: dict[str, list[Meaning]] = {}
        # Words as they are written, with their folded forms, in the order of the file: those of names and clinical
        # names, which a slip is likelier to be meant for, and those of all other phrases.
        self._telling: dict[str, str] = {}
        self._everyday: dict[str, str] = {}
        for topic in known.topics.values():
            for kind, phrase in topic.phrases():
                self._learn(Meaning(topic.slug, phrase, kind))
        for phrase, slugs in known.shared.items():
            for slug in slugs:
                self._learn(Meaning(slug, phrase, Kind.SHARED))
        for phrase in known.sayings:
            self._learn(Meaning("", phrase, Kind.SAYING))

    def _learn(self, meaning: Meaning) -> None:
        if meaning.kind is Kind.CAPITALS:
            self._capitals.setdefault(meaning.phrase, []).append(meaning)
            return
        node = self._root
        if meaning.kind not in {Kind.MISSPELLING, Kind.SAYING}:
            written = self._telling if meaning.kind in {Kind.NAME, Kind.CLINICAL} else self._everyday
            for word in WORD.findall(meaning.phrase):
                folded = self._folding.fold(word)
                written.setdefault(folded, folded)
                written.setdefault(word.casefold(), folded)
        for word in self._folding.phrase(meaning.phrase):
            node = node.following.setdefault(word, Node())
        if all(known.slug != meaning.slug for known in node.meanings):
            node.meanings.append(meaning)

    @cached_property
    def _mender(self) -> Mender:
        """Made at the first search, for the text of an advert needs none."""
        long = {written: folded for written, folded in self._everyday.items() if len(written) >= LONG_EVERYDAY}
        known = {*self._telling.values(), *self._everyday.values()}
        return Mender(known, long | self._telling, _pairs_below(self._root), self._folding.fold)

    def recognise(self, text: str, *, forgiving: bool = False) -> tuple[Match, ...]:
        """Return the topics a text speaks of, in reading order, one match per place and topic.

        What is forgiven counts where it reads further than what is written.
        """
        read = list(self._folding.words(text))
        mended = list(self._mender.mended(read)) if forgiving else []
        starting = {word.start: at for at, word in reversed(list(enumerate(mended)))}
        matches: list[Match] = []
        at = 0
        while at < len(read):
            found = self._matches(read, at)
            if found and read[at].folded in FILLERS and at + 1 < len(read):  # "im 12" and "12 and looking after my mum"
                further = self._matches(read, at + 1)
                found = further if _end(further) > _end(found) else found
            if read[at].start in starting:
                guessed = self._matches(mended, starting[read[at].start])
                found = guessed if _end(guessed) > _end(found) else found
            matches += found
            at += 1
            while at < len(read) and read[at].start < _end(found):
                at += 1
        return tuple(match for match in matches if match.slug)

    def _matches(self, words: Sequence[Word], at: int) -> list[Match]:
        """Return what the longest phrase that begins at one word means."""
        after, meanings = self._longest(words, at)
        guessed = any(word.is_guess for word in words[at:after])
        return [
            Match(
                words[at].start,
                words[after - 1].end,
                one.slug,
                one.phrase,
                Kind.GUESSED if guessed else one.kind,
                one.kind is Kind.PARTICULAR,
            )
            for one in meanings
        ]

    def _longest(self, words: Sequence[Word], at: int) -> tuple[int, Sequence[Meaning]]:
        """Walk the tree from one word; return the place behind the longest phrase, and what it means."""
        best: tuple[int, Sequence[Meaning]] = (at, ())
        written = words[at].written if len(words) > 1 else words[at].written.upper()
        if written in self._capitals:
            best = (at + 1, self._capitals[written])
        node, fillers = self._root, 0
        for place in range(at, len(words)):
            if words[place].begins and place > at:
                break
            step = node.following.get(words[place].folded)
            if step is not None:
                node, fillers = step, 0
                best = (place + 1, node.meanings) if node.meanings else best
            elif node is self._root or words[place].folded not in FILLERS or fillers == FILLERS_IN_A_ROW:
                break
            else:
                fillers += 1
        return best


def _end(matches: Sequence[Match]) -> int:
    return matches[0].end if matches else 0


def _pairs_below(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the words that follow each other in a phrase."""
    for first, below in node.following.items():
        yield from ((first, second) for second in below.following)
        yield from _pairs_below(below)


@cache
def recogniser() -> Recogniser:
    """Return the recogniser of the vocabulary that comes with Alongside, made once."""
    return Recogniser(vocabulary())

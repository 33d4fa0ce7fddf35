"""Finding places in what people write: "carer group in b'ham" holds Birmingham.

Names stand in a tree of folded words. From each word of the text the tree is walked as far as it goes, the longest
name that counts there is taken, and reading goes on behind it. A walk is bounded by the longest name, so the
work grows in line with the text, whatever it says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from alongside.core.places.folding import Word, phrase, words
from alongside.core.places.gazetteer import Certainty, Gazetteer, Name
from alongside.core.places.reading import gazetteer
from alongside.core.places.setting import is_surname, means_a_place

#: What may stand between two words of one name besides spaces.
BETWEEN = " \t\r\n-‐‑–,('’`/"
#: After a word this short a full stop is that of an abbreviation: "St. Helens", "Co. Down".
ABBREVIATION = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A place named in a text: `written` is `text[start:end]`."""

    start: int
    end: int
    slug: str
    written: str


@dataclass(slots=True)
class Node:
    """One step in the tree of names: the words that may come next, and the name that ends here."""

    following: dict[str, "Node"] = field(default_factory=dict)
    name: Name | None = None


class Recogniser:
    """The names of one gazetteer, ready to be found in texts."""

    def __init__(self, known: Gazetteer) -> None:
        self._places = known.places
        self._root = Node()
        for name in known.names:
            for spelling in name.spellings():
                self._learn(spelling, name)
        for other in known.not_places:
            self._learn(other, Name(other, slug=""))

    def _learn(self, spelling: str, name: Name) -> None:
        node = self._root
        for word in phrase(spelling):
            node = node.following.setdefault(word, Node())
        node.name = node.name or name

    def recognise(self, text: str) -> tuple[Match, ...]:
        """Return the places named in a text, in reading order, none overlapping another."""
        read = words(text)
        matches: list[Match] = []
        at = 0
        while at < len(read):
            if _step(self._root, read[at]) is None:
                at += 1
                continue
            after, slug = self._taken(text, read, at)
            if slug:
                start, end = read[at].start, read[after - 1].end
                matches.append(Match(start, end, slug, text[start:end]))
            at = after
        return tuple(matches)

    def _taken(self, text: str, read: Sequence[Word], at: int) -> tuple[int, str]:
        """Return the place behind what is read from one word, and the slug it means, "" for none."""
        for after, name in reversed(list(self._walk(text, read, at))):
            if not name.slug:
                return after, ""
            if not is_surname(text, read, at) and self._counts(text, read, at, after, name):
                return after, name.slug
        return at + 1, ""

    def _walk(self, text: str, read: Sequence[Word], at: int) -> Iterator[tuple[int, Name]]:
        """Yield every name that begins with one word, the shortest first, with the place behind it."""
        node = self._root
        for place in range(at, len(read)):
            step = _step(node, read[place])
            if step is None or (place > at and not _joined(text, read[place - 1], read[place])):
                return
            node = step
            if node.name is not None:
                yield place + 1, node.name

    def _counts(self, text: str, read: Sequence[Word], at: int, after: int, name: Name) -> bool:
        if name.certainty is Certainty.SURE or means_a_place(text, read, at, after, name.certainty):
            return True
        return any(
            other.slug in {name.slug, *self._places[name.slug].within}
            for _, other in self._walk(text, read, after)
            if other.certainty is Certainty.SURE
        )


def _step(node: Node, word: Word) -> Node | None:
    return node.following.get(word.folded) or node.following.get(word.without_possessive())


def _joined(text: str, one: Word, other: Word) -> bool:
    """Whether two words can belong to one name: not across the end of a sentence."""
    gap = text[one.end : other.start].strip(BETWEEN)
    return not gap or (gap == "." and one.end - one.start <= ABBREVIATION)


@cache
def recogniser() -> Recogniser:
    """Return the recogniser of the places that come with Alongside, made once."""
    return Recogniser(gazetteer())

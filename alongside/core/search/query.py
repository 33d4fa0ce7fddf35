"""What somebody looks for in their own words, read piece by piece.

First places, ways of taking part and phrases of the vocabulary of topics, the longest first; then phrases whose words
stand apart; then single words. Each piece is a concept: one thing that an opening may or may not be about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from alongside.core import places, topics
from alongside.core.search import loosely, times, ways, words

#: Longer wishes are cut: nobody reads results for a page of text.
MOST_CONCEPTS = 12


class Kind(StrEnum):
    """What a concept is."""

    TOPIC = "topic"
    PLACE = "place"
    WAY = "way"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing looked for. `values` are slugs of topics or places, a way, or a stem; `written` is how it was said.

    `words` are the stems of what was written, for openings that say it in the same words without being about it.
    """

    kind: Kind
    values: tuple[str, ...]
    written: str
    words: tuple[str, ...] = ()
    is_guess: bool = False
    # A word that says little alone.
    is_light: bool = False
    # One thing of many that a topic holds.
    is_particular: bool = False


def read(text: str) -> tuple[Concept, ...]:
    """Return what a search is for, in the order of its words; empty when it says nothing."""
    found: list[tuple[int, Concept]] = []
    taken: list[tuple[int, int]] = []
    for start, end, concept in sorted(_phrases(text), key=lambda item: (_rank(item), item[0])):
        if all(end <= before or start >= behind for before, behind in taken):
            taken.append((start, end))
            found += [(start, concept)] if concept else []
    free = [word for word in words.telling(text) if all(word.end <= b or word.start >= e for b, e in taken)]
    found += _loose(free)
    found.sort(key=lambda item: item[0])
    return tuple(_once([concept for _start, concept in found]))[:MOST_CONCEPTS]


def _loose(said: Sequence[words.Word]) -> Iterator[tuple[int, Concept]]:
    """Phrases whose words stand apart, and the words that are left."""
    left = dict(enumerate(said))
    for reading in loosely.read(said):
        used = [left.pop(place) for place in reading.places]
        stems = tuple(word.stem for word in used)
        written = " … ".join(word.written for word in used)
        yield used[0].start, Concept(Kind.TOPIC, reading.slugs, written, stems, is_guess=True)
    for word in left.values():
        yield word.start, Concept(Kind.WORD, (word.stem,), word.written, (word.stem,), is_light=word.is_light)


_Piece = tuple[int, int, Concept | None]


def _rank(piece: _Piece) -> tuple[bool, int]:
    """Sure readings before guesses, longer ones before shorter."""
    start, end, concept = piece
    return (concept is not None and concept.is_guess, start - end)


def _phrases(text: str) -> list[_Piece]:
    return [*_places(text), *_ways(text), *_topics(text)]


def _places(text: str) -> list[_Piece]:
    return [
        (match.start, match.end, Concept(Kind.PLACE, (match.slug,), text[match.start : match.end]))
        for match in places.recognise(text)
    ]


def _ways(text: str) -> list[_Piece]:
    return [(span.start, span.end, _way(span.meaning, text[span.start : span.end])) for span in ways.spans(text)]


def _way(meaning: str, written: str) -> Concept | None:
    said = (*_stems(written), *times.amounts(written))
    return Concept(Kind.WAY, (meaning,), written, said) if meaning else None


def _topics(text: str) -> list[_Piece]:
    """One concept a place in the text: a phrase that several topics share may mean any of them."""
    at: dict[tuple[int, int], list[topics.Match]] = {}
    for match in topics.recognise(text, forgiving=True):
        at.setdefault((match.start, match.end), []).append(match)
    return [(start, end, _topic_concept(text[start:end], matches)) for (start, end), matches in at.items()]


def _topic_concept(written: str, matches: Sequence[topics.Match]) -> Concept:
    said = {match.phrase for match in matches if match.kind is topics.Kind.GUESSED} or {written}
    stems = _stems(" ".join(sorted(said)))
    guessed = any(match.kind is topics.Kind.GUESSED for match in matches)
    meant = dict.fromkeys([*(match.slug for match in matches), *_inside(written)])
    particular = all(match.is_particular for match in matches)
    return Concept(Kind.TOPIC, tuple(meant), written, stems, is_guess=guessed, is_particular=particular)


def _stems(written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.stem for word in words.telling(written)))


def _inside(written: str) -> Iterator[str]:
    """Topics of a phrase within a longer one: "son hears voices" also speaks of hearing voices."""
    first, _gap, rest = written.partition(" ")
    start, _gap, last = written.rpartition(" ")
    if first != start and first and last:
        for part in (rest, start):
            for match in topics.recognise(part):
                inner = part[match.start : match.end]
                if " " in inner and any(words.telling(inner)):
                    yield match.slug


def _once(concepts: Sequence[Concept]) -> list[Concept]:
    """The same thing said twice is one wish."""
    seen: dict[tuple[Kind, tuple[str, ...]], Concept] = {}
    for concept in concepts:
        seen.setdefault((concept.kind, concept.values), concept)
    return list(seen.values())

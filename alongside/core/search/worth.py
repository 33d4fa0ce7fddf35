"""What finds each concept of a search: marks, and the share of the concept's weight that each is worth."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alongside.core import places, topics
from alongside.core.search import times
from alongside.core.search.document import mark
from alongside.core.search.query import Concept, Kind

ABOUT, BELOW, MENTIONED, MENTIONED_BELOW, ALSO, ABOVE, BESIDE = 1.0, 0.95, 0.6, 0.55, 0.5, 0.35, 0.12
IN_TITLE, IN_TEXT = 0.85, 0.55
OF_PHRASE, OF_LONGER = 0.7, 0.5
PARTICULAR_MENTIONED = 0.3
WIDER_TIME, AROUND, ANYWHERE = 0.5, 0.55, 0.5
#: What is added to these for the same words, by what each of them weighs, and for a topic that the title names.
SAID_IN_TITLE, SAID_IN_TEXT, IN_NAME = 0.12, 0.06, 0.1


@dataclass(frozen=True, slots=True)
class Wish:
    """One concept with what finds it: the share of its weight that each mark is worth.

    The best of `shares` counts. `beside` are marks that add a little to it, each by its own weight.
    """

    concept: Concept
    shares: Mapping[str, float]
    beside: Mapping[str, float]

    @property
    def marks(self) -> Iterator[str]:
        """Every mark that it asks for."""
        yield from self.shares
        yield from self.beside


def wish(concept: Concept) -> Wish:
    """Return what finds a concept."""
    shares: dict[str, float] = {}
    for prefix, value, share in _shares(concept):
        token = mark(prefix, value)
        if token:
            shares[token] = max(share, shares.get(token, 0.0))
    return Wish(concept, shares, {token: share for token, share in _beside(concept) if token})


def _beside(concept: Concept) -> Iterator[tuple[str, float]]:
    if concept.kind is Kind.TOPIC and not concept.is_particular:
        yield from ((mark("s", slug), IN_NAME) for slug in concept.values)
    if concept.kind in {Kind.TOPIC, Kind.WAY}:
        for word in concept.words:
            yield from ((mark("t", word), SAID_IN_TITLE), (mark("w", word), SAID_IN_TEXT))


def _shares(concept: Concept) -> Iterator[tuple[str, str, float]]:
    if concept.kind is Kind.TOPIC and concept.is_particular:
        yield from _particular_shares(concept)
    elif concept.kind is Kind.TOPIC:
        yield from _topic_shares(concept)
    elif concept.kind is Kind.PLACE:
        yield from _place_shares(concept)
    elif concept.kind is Kind.WAY:
        yield "y", concept.values[0], 1.0
        for wider in times.WITHIN.get(concept.values[0], ()):
            yield "y", wider, WIDER_TIME
    else:
        yield "t", concept.values[0], IN_TITLE
        yield "w", concept.values[0], IN_TEXT


def _topic_shares(concept: Concept) -> Iterator[tuple[str, str, float]]:
    for slug in concept.values:
        yield from (("a", slug, ABOUT), ("b", slug, BELOW), ("m", slug, MENTIONED), ("n", slug, MENTIONED_BELOW))
        for other in topics.topic(slug).also:
            yield "a", other, ALSO
        for above in topics.topic(slug).broader:
            yield "a", above, ABOVE
        for beside in topics.related(slug):
            yield "a", beside.slug, BESIDE
    if len(concept.words) == 1:
        part = OF_PHRASE if " " not in concept.written else OF_LONGER
        yield "t", concept.words[0], IN_TITLE * part
        yield "w", concept.words[0], IN_TEXT * part


def _particular_shares(concept: Concept) -> Iterator[tuple[str, str, float]]:
    """Whoever looks for "nits" is not answered by every opening about infections, but by one that says so as well."""
    for slug in concept.values:
        yield from (("a", slug, ABOVE), ("m", slug, PARTICULAR_MENTIONED))
    if len(concept.words) == 1:
        yield "t", concept.words[0], IN_TITLE
        yield "w", concept.words[0], IN_TEXT


def _place_shares(concept: Concept) -> Iterator[tuple[str, str, float]]:
    for slug in concept.values:
        yield "p", slug, 1.0
        for wider in places.all_places()[slug].within:
            yield "q", wider, AROUND
    yield "y", "home", ANYWHERE

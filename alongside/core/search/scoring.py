"""How well an opening answers a search: a share of what each concept weighs, by where it was found.

What few openings have weighs more (K. Spärck Jones, "A statistical interpretation of term specificity", 1972): a
concept that n of N openings have weighs ln(1 + (N + 1) / (n + 1)). An opening gets, for each concept, the best of its
shares (`worth`), and a little more where it says the same words or names the topic in its title. It is shown when it
gets enough of all that was asked for, so that one chance word of many shows nothing.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alongside.core import topics
from alongside.core.search.document import ALL
from alongside.core.search.query import Concept, Kind
from alongside.core.search.ways import NARROWING
from alongside.core.search.worth import Wish

#: The share of what was asked for that an opening needs to be shown.
ENOUGH = 0.38
#: Of a long story, this many of the heaviest concepts count: nobody's opening has it all. Words alone say less.
COUNTED, WORDS_COUNTED = 2, 3
#: What a word weighs that nothing has, beside the rarest that something has.
UNKNOWN = 0.6
#: What a word weighs beside phrases of the vocabulary, which say better what is meant.
BESIDE_TOPICS = 0.4
#: What a place weighs: it puts the nearest first, but does not make something out of nothing.
OF_PLACE = 0.7
#: What more than one in so many openings have adds nothing beside what was found: it would cost more than it says.
COMMON, FEW = 200, 50
#: Points that differ by less are the same.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Hit:
    """What a mark is worth for one concept, by its place in the search."""

    mark: str
    concept: int
    points: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A search made ready: what each mark is worth, and the points that an opening needs to be shown.

    Of `hits`, the best of each concept counts; of `beside`, all. Where something is asked for by topic or word, only
    these make up what is `enough` (`telling` holds their places); places, and ways of taking part beside a topic, then
    order or narrow what was found (`narrowing`). What only orders still helps to reach enough.
    """

    wishes: tuple[Wish, ...]
    weights: tuple[float, ...]
    hits: tuple[Hit, ...]
    beside: tuple[Hit, ...]
    telling: frozenset[int]

    @property
    def most(self) -> float:
        """The points of an opening that had all of it, in every place; no opening has more."""
        return sum(self.weights) + sum(hit.points for hit in self.beside)

    @property
    def narrowing(self) -> frozenset[int]:
        """The places of the concepts that are filters."""
        return frozenset(
            number
            for number, wish in enumerate(self.wishes)
            if wish.concept.kind is Kind.PLACE
            or (wish.concept.kind is Kind.WAY and (number in self.telling or wish.concept.values[0] in NARROWING))
        )

    @property
    def counting(self) -> frozenset[int]:
        """The places of the concepts whose points count towards enough."""
        ways = {number for number, wish in enumerate(self.wishes) if wish.concept.kind is Kind.WAY}
        return self.telling | (ways - self.narrowing)

    @property
    def enough(self) -> float:
        """The points that an opening needs, to rounding.

        Where all is about how somebody takes part, any of it will do.
        """
        heaviest = sorted((self.weights[number] for number in self.telling), reverse=True)
        kinds = {self.wishes[number].concept.kind for number in self.telling}
        if {Kind.WAY, Kind.TOPIC} <= kinds:
            return ENOUGH * heaviest[-1] - ROUNDING
        return ENOUGH * sum(heaviest[: WORDS_COUNTED if kinds == {Kind.WORD} else COUNTED]) - ROUNDING


def plan(wishes: Sequence[Wish], counts: Mapping[str, int]) -> Plan:
    """Weigh the wishes by how many openings have each mark (`counts`, with the number of all under `ALL`)."""
    speaks = any(item.concept.kind is Kind.TOPIC and _found(item, counts) for item in wishes)
    weights = tuple(_weight(item, counts) * _bearing(item.concept, speaks) for item in wishes)
    hits = tuple(
        Hit(token, number, share * weights[number])
        for number, item in enumerate(wishes)
        for token, share in item.shares.items()
        if counts.get(token)
    )
    beside = tuple(
        Hit(token, number, share * _rarity(counts[token], counts))
        for number, item in enumerate(wishes)
        for token, share in item.beside.items()
        if 0 < counts.get(token, 0) <= max(FEW, counts.get(ALL, 0) / COMMON)
    )
    whole = Plan(tuple(wishes), weights, hits, beside, _telling([item.concept for item in wishes]))
    return replace(whole, hits=tuple(_that_matter(whole)))


def _that_matter(whole: Plan) -> Iterator[Hit]:
    """Yield the hits without those that get no opening enough points, even beside the best hits of all else.

    What is only close to a topic is had by thousands of openings: not looking it up is most of the work saved.
    """
    best = dict.fromkeys(whole.telling, 0.0)
    for hit in whole.hits:
        if hit.concept in best:
            best[hit.concept] = max(best[hit.concept], hit.points)
    reach = sum(best.values()) - whole.enough
    if reach >= 0:
        yield from (hit for hit in whole.hits if hit.points + reach >= best.get(hit.concept, 0.0))


def _telling(concepts: Sequence[Concept]) -> frozenset[int]:
    """Return which concepts make up enough: topics and words; ways too, where all topics are about taking part.

    Words that say little alone count only where there is nothing else.
    """
    found = {concept.kind for concept in concepts}
    of_something = any(concept.kind is Kind.TOPIC and not _is_of_taking_part(concept) for concept in concepts)
    wanted = {Kind.TOPIC, Kind.WORD} if of_something or Kind.WAY not in found else {Kind.TOPIC, Kind.WORD, Kind.WAY}
    said = [number for number, concept in enumerate(concepts) if concept.kind in wanted]
    heavy = [number for number in said if not concepts[number].is_light]
    return frozenset(heavy or said or range(len(concepts)))


#: Topics of these groups, and these, say how somebody takes part rather than in what.
_TAKING_PART = frozenset({"improving", "access", "digital-exclusion"})


def _is_of_taking_part(concept: Concept) -> bool:
    return all(slug in _TAKING_PART or topics.topic(slug).group in _TAKING_PART for slug in concept.values)


def _bearing(concept: Concept, speaks: bool) -> float:
    if concept.kind is Kind.PLACE:
        return OF_PLACE
    says_less = concept.kind is Kind.WORD or (concept.kind is Kind.WAY and concept.values[0] not in NARROWING)
    return BESIDE_TOPICS if (speaks and says_less) or concept.is_light else 1.0


def _weight(item: Wish, counts: Mapping[str, int]) -> float:
    rarest = _rarity(1, counts)
    found = _found(item, counts)
    return min(rarest, _rarity(found, counts)) if found else rarest * UNKNOWN


def _rarity(found: int, counts: Mapping[str, int]) -> float:
    every = counts.get(ALL, 0)
    return math.log(1 + (every + 1) / (min(found, every) + 1))


def _found(item: Wish, counts: Mapping[str, int]) -> int:
    """How many openings have it, at most: wider places and "from home" say nothing of the place that was named."""
    own = {"q", "y"} if item.concept.kind is Kind.PLACE else {"q"}
    return sum(counts.get(token, 0) for token in item.shares if token[0] not in own)

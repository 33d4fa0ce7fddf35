"""Which ideas are like another: those that speak of the same topics, or share words that few ideas use."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from alongside.core import topics
from alongside.core.search.words import telling

#: So many words of one idea are kept: enough to find it again.
MOST_WORDS = 60
#: A shared topic says more than a shared word.
TOPIC_WEIGHS = 2.0
#: So many shared words make two ideas alike without a shared topic.
FEWEST_WORDS = 2
#: A word that more than this share of ideas use says nothing.
TOO_COMMON = 0.3


@dataclass(frozen=True)
class Essence:
    """What a text is about."""

    topics: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True)
class Candidate:
    """An idea that may be like another; `near` when it is about the same organisation."""

    number: int
    essence: Essence
    near: bool = False


def essence(text: str) -> Essence:
    """Return the topics and the telling words of a text, as search compares them: without endings and grammar."""
    words = dict.fromkeys(word.stem for word in telling(text) if not word.is_light)
    found = frozenset(match.slug for match in topics.recognise(text))
    return Essence(topics=found, words=frozenset(list(words)[:MOST_WORDS]))


def similar(mine: Essence, candidates: Sequence[Candidate], most: int) -> list[int]:
    """Return the numbers of the ideas most like mine, those about the same organisation first, at most `most`.

    A shared word or topic counts log((1 + n) / used by how many of n), as in inverse document frequency (Spärck Jones,
    1972).
    """
    uses = Counter(_each(candidate.essence for candidate in candidates))
    total = len(candidates)

    def weight(name: tuple[str, str]) -> float:
        return log((1 + total) / uses[name])

    scored = []
    for candidate in candidates:
        shared_topics = mine.topics & candidate.essence.topics
        common = mine.words & candidate.essence.words
        shared = [word for word in common if uses["word", word] <= max(2, TOO_COMMON * total)]
        if not shared_topics and len(shared) < FEWEST_WORDS:
            continue
        score = TOPIC_WEIGHS * sum(weight(("topic", one)) for one in shared_topics)
        score += sum(weight(("word", one)) for one in shared)
        scored.append((not candidate.near, -score, -candidate.number))
    return [-number for _far, _score, number in sorted(scored)[:most]]


def _each(found: Iterable[Essence]) -> Iterable[tuple[str, str]]:
    for one in found:
        yield from (("topic", name) for name in one.topics)
        yield from (("word", name) for name in one.words)

"""Reading a phrase whose words stand apart or in another order: "my heart is weak" as "weak heart"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from alongside.core import topics
from alongside.core.search.words import Word, telling

#: How many telling words apart the first and the last of a phrase may stand; where it has two, they say less.
WINDOW, OF_TWO = 4, 2
#: A single word counts only where it leads to one topic and is long enough to be no accident.
SHORTEST_ALONE = 5


#: Phrases that are read only as they stand.
_EXACTLY = frozenset({topics.Kind.CAPITALS, topics.Kind.PARTICULAR})


@dataclass(frozen=True, slots=True)
class Reading:
    """Words of a search, by their places in it, that speak of topics."""

    places: tuple[int, ...]
    slugs: tuple[str, ...]


def read(said: Sequence[Word]) -> list[Reading]:
    """Return what the words speak of, the fullest phrase first. Each word counts once."""
    free = set(range(len(said)))
    readings = []
    for places, slugs in sorted(_candidates(said), key=lambda item: (-len(item[0]), item[0])):
        if free.issuperset(places):
            readings.append(Reading(places, slugs))
            free -= set(places)
    return readings


def _candidates(said: Sequence[Word]) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Yield every phrase all of whose words were said close to each other."""
    at = {word.stem: number for number, word in reversed(list(enumerate(said)))}
    seen: set[frozenset[str]] = set()
    for word in at:
        for phrase, slugs in _phrases().get(word, ()):
            if phrase not in seen and at.keys() >= phrase:
                seen.add(phrase)
                places = tuple(sorted(at[one] for one in phrase))
                if places[-1] - places[0] <= (OF_TWO if len(phrase) == 2 else WINDOW):
                    yield places, slugs


@cache
def _phrases() -> dict[str, list[tuple[frozenset[str], tuple[str, ...]]]]:
    """Every phrase as a set of stems, by each of its stems."""
    leading: dict[frozenset[str], dict[str, None]] = {}
    for topic in topics.all_topics().values():
        for kind, phrase in topic.phrases():
            stems = frozenset(word.stem for word in telling(phrase))
            is_slip = kind is topics.Kind.MISSPELLING and len(stems) == 1  # its stem may be another word's
            if kind not in _EXACTLY and not is_slip and stems and (len(stems) > 1 or " " not in phrase):
                leading.setdefault(stems, {})[topic.slug] = None
    kept = {stems: tuple(slugs) for stems, slugs in leading.items() if len(stems) > 1 or _is_clear(stems, slugs)}
    found: dict[str, list[tuple[frozenset[str], tuple[str, ...]]]] = {}
    for stems, slugs in kept.items():
        for one in stems:
            found.setdefault(one, []).append((stems, slugs))
    return found


def _is_clear(stems: frozenset[str], slugs: dict[str, None]) -> bool:
    return len(slugs) == 1 and all(len(one) >= SHORTEST_ALONE for one in stems)

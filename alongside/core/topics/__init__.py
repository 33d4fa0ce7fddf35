"""The vocabulary of lived experience: everyday words, clinical names, misspellings.

    >>> [match.slug for match in recognise("I look after my mum, she has Alzheimers")]
    ['caring-for-a-parent', 'dementia']

The words live in `topics.toml`, which anybody can read and mend; its head says how. No database and no
network.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from alongside.core.topics.reading import vocabulary
from alongside.core.topics.recognition import Match, recogniser
from alongside.core.topics.vocabulary import Group, Kind, Topic, VocabularyError

__all__ = [
    "Group",
    "Kind",
    "Match",
    "Topic",
    "UnknownTopicError",
    "VocabularyError",
    "all_topics",
    "broader",
    "first_phrases",
    "groups",
    "narrower",
    "recognise",
    "related",
    "topic",
]


class UnknownTopicError(KeyError):
    """No topic has this slug."""


def all_topics() -> Mapping[str, Topic]:
    """Return every topic by its slug, in the order of the file; it cannot be changed."""
    return vocabulary().topics


def first_phrases(everyday: int, clinical: int) -> Mapping[str, tuple[str, ...]]:
    """Return, for each topic by its slug, the first so many of its phrases, and those it shares with others last."""
    shared: dict[str, list[str]] = {slug: [] for slug in all_topics()}
    for phrase, slugs in vocabulary().shared.items():
        for slug in slugs:
            shared[slug].append(phrase)
    return {
        slug: (*topic.everyday[:everyday], *topic.clinical[:clinical], *topic.capitals, *shared[slug])
        for slug, topic in all_topics().items()
    }


def groups() -> tuple[Group, ...]:
    """Return the headings with their topics, in the order of the file: what a form lists."""
    return vocabulary().groups


def topic(slug: str) -> Topic:
    """Return one topic; raise `UnknownTopicError` where there is none."""
    try:
        return vocabulary().topics[slug]
    except KeyError:
        raise UnknownTopicError(slug) from None


def recognise(text: str, *, forgiving: bool = False) -> tuple[Match, ...]:
    """Return the topics a text speaks of, in reading order, each with its place and phrase.

    The longest phrase wins; matches of different places never overlap; a deliberately shared phrase
    yields one match for each of its topics. Time grows in line with the text. `forgiving` also reads words with
    one slip, as matches of `Kind.GUESSED`: for what people search for, not for whole texts.
    """
    return recogniser().recognise(text, forgiving=forgiving)


def broader(slug: str) -> tuple[Topic, ...]:
    """Return all topics above this one, nearest first: breast cancer is a kind of cancer."""
    return _reachable(slug, lambda at: topic(at).broader)


def narrower(slug: str) -> tuple[Topic, ...]:
    """Return all topics below this one, nearest first: whoever asks for cancer also wants breast cancer."""
    below = _below()
    return _reachable(slug, lambda at: below[at])


def related(slug: str) -> tuple[Topic, ...]:
    """Return the topics beside this one, worth offering to whoever chose it; holds both ways."""
    return tuple(topic(other) for other in topic(slug).related)


@cache
def _below() -> Mapping[str, tuple[str, ...]]:
    return vocabulary().narrower_of()


def _reachable(slug: str, step: Callable[[str], Iterable[str]]) -> tuple[Topic, ...]:
    seen: dict[str, None] = {topic(slug).slug: None}
    ahead = [slug]
    for at in ahead:
        fresh = [other for other in step(at) if other not in seen]
        seen |= dict.fromkeys(fresh)
        ahead += fresh
    return tuple(topic(other) for other in list(seen)[1:])

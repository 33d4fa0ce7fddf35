"""The vocabulary of lived experience as values: topics, the groups they stand in, the phrases that lead to them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from alongside.core.topics.words import Folding


class VocabularyError(ValueError):
    """The vocabulary contradicts itself; the message lists every place to mend."""


class Kind(StrEnum):
    """How a phrase belongs to its topic, so that a page can say why something was found."""

    NAME = "name"
    EVERYDAY = "everyday"
    CLINICAL = "clinical"
    PARTICULAR = "particular"  # one thing of many that a broad topic holds: "nits"
    CAPITALS = "capitals"  # an abbreviation that counts only in capitals: ME, MS, AIDS
    MISSPELLING = "misspelling"
    SHARED = "shared"  # deliberately leads to several topics
    SAYING = "saying"  # leads nowhere: "an eye opener"
    GUESSED = "guessed"  # read so in spite of a slip, when asked to be forgiving


@dataclass(frozen=True, slots=True)
class Topic:
    """Something people live with, live through, or want to make better.

    `slug` never changes once published: profiles, opportunities and saved searches keep it. `broader` holds
    the topics directly above, `related` those beside it, `also` those whose openings answer a search for this one
    too; all are slugs.
    """

    slug: str
    name: str
    group: str
    everyday: tuple[str, ...] = ()
    clinical: tuple[str, ...] = ()
    particular: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def phrases(self) -> Iterator[tuple[Kind, str]]:
        """Yield every phrase that leads to this topic, with how it belongs to it."""
        yield Kind.NAME, self.name
        for kind, phrases in (
            (Kind.EVERYDAY, self.everyday),
            (Kind.CLINICAL, self.clinical),
            (Kind.PARTICULAR, self.particular),
            (Kind.CAPITALS, self.capitals),
            (Kind.MISSPELLING, self.misspellings),
        ):
            for phrase in phrases:
                yield kind, phrase


@dataclass(frozen=True, slots=True)
class Group:
    """A heading under which topics are listed on a form, in the order of the file."""

    slug: str
    name: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All topics by slug, their groups, the phrases that several share or that lead nowhere, how words are folded."""

    topics: Mapping[str, Topic]
    groups: tuple[Group, ...]
    shared: Mapping[str, tuple[str, ...]]
    sayings: tuple[str, ...] = ()
    folding: Folding = field(default_factory=Folding)

    def narrower_of(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each topic, the topics directly below it."""
        below: dict[str, list[str]] = {slug: [] for slug in self.topics}
        for topic in self.topics.values():
            for above in topic.broader:
                below[above].append(topic.slug)
        return {slug: tuple(slugs) for slug, slugs in below.items()}

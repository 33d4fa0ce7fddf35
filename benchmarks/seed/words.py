"""Sentences that differ from opening to opening, put together from the lists in `words.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from alongside.core import topics as vocabulary
from benchmarks.seed.chance import Chance

LONGEST_TITLE = 120


@cache
def lists() -> dict[str, Any]:
    """Every list, as written."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


@cache
def places() -> tuple[tuple[str, str], ...]:
    """Every place with its region."""
    return tuple((place, region) for region, names in lists()["places"].items() for place in names)


@cache
def topics() -> tuple[str, ...]:
    """Every topic, shuffled once for all seeds: what many people live with is not what the file lists first."""
    slugs = list(vocabulary.all_topics())
    Chance(0, "topics").random.shuffle(slugs)
    return tuple(slugs)


class Speech:
    """What can be filled into sentences about one thing: the same things throughout, so that it reads as one text."""

    def __init__(self, chance: Chance, topic: str, place: str) -> None:
        found = vocabulary.topic(topic)
        self.chance = chance
        self.filled = {
            "topic": found.name,
            "phrase": chance.one(found.everyday or (found.name,)),
            "place": place,
            "thing": chance.one(lists()["things"]),
            "setting": chance.one(lists()["settings"]),
            "verb": chance.one(lists()["verbs"]),
            "number": str(chance.between(3, 9)),
        }

    def say(self, name: str, sentences: int = 1) -> str:
        """Return some sentences of a list, each once."""
        drawn = dict.fromkeys(self.chance.one(lists()[name]) for _ in range(sentences))
        return " ".join(drawn).format_map(self.filled)

    def title(self) -> str:
        """Return a title that begins with a capital, not longer than a title may be."""
        title = self.say("titles")
        if len(title) > LONGEST_TITLE:
            title = "{topic}: {verb} {thing}".format_map(self.filled)[:LONGEST_TITLE].strip()
        return title[0].upper() + title[1:]

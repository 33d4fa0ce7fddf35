"""Finding topics by what somebody types: clinical, everyday or misspelt words."""

from alongside.core import topics
from alongside.core.topics import Topic

MOST = 24


def find_topics(typed: str) -> list[Topic]:
    """Return topics that these words speak of, then kinds of them, then topics with these letters in a phrase."""
    found = [topics.topic(match.slug) for match in topics.recognise(typed[:500])]
    below = [kind for topic in found for kind in topics.narrower(topic.slug)]
    letters = " ".join(typed.lower().split())
    same = [topic for topic in topics.all_topics().values() if len(letters) > 2 and _has(topic, letters)]
    return list({topic.slug: topic for topic in [*found, *below, *same]}.values())[:MOST]


def _has(topic: Topic, letters: str) -> bool:
    return any(letters in phrase.lower() for _, phrase in topic.phrases())

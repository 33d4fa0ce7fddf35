"""What somebody looks for in their own words, as a condition on listings.

For now: the topics that the words speak of, or all the words in title, summary, organisation, place and topic names.
A fuller search replaces `matching`; nothing else knows how words are matched.
"""

from django.db.models import Q

from alongside.core import topics as vocabulary
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import ListingTopic

# Words that say nothing about what is looked for.
EMPTY = frozenset(
    "a an and are as at be for from help i in is it me my of on or our somebody someone the to want we who with".split()  # noqa: SIM905  a list of words reads best as words
)
MOST_WORDS = 8


def matching(words: str) -> Q | None:
    """Return the condition for what was typed; None when it says nothing."""
    if not folded(words):
        return None
    found = Q(words__isnull=False)
    kept = [word for word in folded(words).split() if word not in EMPTY][:MOST_WORDS] or folded(words).split()[:1]
    for word in kept:
        found &= Q(words__contains=word)
    slugs = topics_in(words)
    if slugs:
        found |= Q(pk__in=ListingTopic.objects.filter(topic__in=slugs).values("listing"))
    return found


def topics_in(words: str) -> list[str]:
    """Return the topics that the words speak of."""
    return list(dict.fromkeys(match.slug for match in vocabulary.recognise(words)))

"""What to offer when a search finds nothing: topics near the ones that were meant, where something is open."""

from alongside.core import search, topics
from alongside.core.search import Kind
from alongside.opportunities.finding.search import Look
from alongside.opportunities.models import ListingMark

MOST = 6


def suggestions(look: Look) -> list[tuple[str, str, int]]:
    """Return slug, name and number of openings of topics that are near, most openings first, in one query."""
    near = {
        other.slug: other
        for concept in look.concepts
        if concept.kind is Kind.TOPIC
        for slug in concept.values
        for other in (*topics.broader(slug), *topics.related(slug))
    }
    marks = {search.mark(prefix, slug): slug for slug in near for prefix in "ab"}
    counts = dict.fromkeys(near, 0)
    for mark, openings in ListingMark.objects.filter(mark__in=marks).values_list("mark", "openings"):
        counts[marks[mark]] += openings
    found = [(slug, near[slug].name, count) for slug, count in counts.items() if count]
    return sorted(found, key=lambda item: (-item[2], item[1]))[:MOST]

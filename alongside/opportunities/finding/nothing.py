"""What to offer when a search finds nothing: topics near the ones that were meant, where something is open.

And where to go for what is no taking part at all.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.core import search, topics
from alongside.core.search import Kind
from alongside.opportunities.finding.search import Look
from alongside.opportunities.models import ListingMark

MOST = 6

#: Where to go with an errand (`core.search.errands`).
ELSEWHERE: dict[str, Promise] = {
    "appointment": _("To book or change an appointment, ask the surgery or hospital itself, or use the NHS App."),
    "prescription": _("For a prescription, ask your GP surgery or your pharmacy, or use the NHS App."),
    "results": _("For results, records and notes, ask the surgery or hospital itself, or use the NHS App."),
    "advice": _("For advice about your health, see nhs.uk, ask a pharmacist or call 111. In an emergency call 999."),
    "job": _("For jobs in health and care, see jobs.nhs.uk or the employer’s own website."),
    "complaint": _("To complain, ask the surgery, or the hospital’s Patient Advice and Liaison Service (PALS)."),
    "visit": _("For times, numbers and directions, see the website of the hospital or surgery, or ring it."),
    "life": _("This is a list of ways to take part in making health and care better."),
    "shopping": _("Nothing is sold or compared here. This is a list of ways to take part."),
}


def suggestions(look: Look) -> list[tuple[str, str, int]]:
    """Return slug, name and number of openings of topics that are near, most openings first, in one query."""
    meant = [slug for concept in look.concepts if concept.kind is Kind.TOPIC for slug in concept.values]
    near = {other.slug: other for slug in meant for other in (*topics.broader(slug), *topics.related(slug))}
    if look.errand:
        near |= {slug: topics.topic(slug) for slug in meant}
    marks = {search.mark(prefix, slug): slug for slug in near for prefix in "ab"}
    counts = dict.fromkeys(near, 0)
    for mark, openings in ListingMark.objects.filter(mark__in=marks).values_list("mark", "openings"):
        counts[marks[mark]] += openings
    found = [(slug, near[slug].name, count) for slug, count in counts.items() if count]
    return sorted(found, key=lambda item: (-item[2], item[1]))[:MOST]

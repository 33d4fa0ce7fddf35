"""An opportunity as search reads it."""

from collections.abc import Iterator

from alongside.core import search, topics
from alongside.core.search import Way
from alongside.opportunities.choices import Mode
from alongside.opportunities.models import Opportunity


def of(opportunity: Opportunity) -> search.Document:
    """Return what an opportunity is found by."""
    return search.Document(
        title=opportunity.title,
        text=[
            opportunity.summary,
            opportunity.background,
            opportunity.what_you_will_do,
            opportunity.lived_experience,
            opportunity.useful_skills,
        ],
        offered=[opportunity.access_support],
        beside=[opportunity.organisation.name, opportunity.place, opportunity.payment, opportunity.expenses],
        times=[opportunity.times, opportunity.time_commitment, opportunity.duration],
        topics=opportunity.topic_slugs(),
        place=opportunity.place,
        regions=[opportunity.region] if opportunity.region else [],
        ways=list(_ways(opportunity)),
    )


def _ways(opportunity: Opportunity) -> Iterator[str]:
    if opportunity.mode in {Mode.REMOTE, Mode.BOTH}:
        yield Way.HOME
    if opportunity.mode in {Mode.IN_PERSON, Mode.BOTH}:
        yield Way.IN_PERSON
    if opportunity.is_paid:
        yield Way.PAID
    if opportunity.covers_expenses:
        yield Way.EXPENSES


def topics_with_broader(opportunity: Opportunity) -> set[str]:
    """Return what it is about, and every broader topic: whoever looks for cancer also wants breast cancer."""
    own = [slug for slug in opportunity.topic_slugs() if slug in topics.all_topics()]
    return {*own, *(above.slug for slug in own for above in topics.broader(slug))}

"""Keeping the narrow copy for finding in step with the opportunities themselves."""

import datetime
import uuid

from django.db import transaction

from alongside.core import topics as vocabulary
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import Listing, ListingStamp, ListingTopic, Opportunity

OPEN_END = datetime.date(9999, 12, 31)


@transaction.atomic
def refresh(opportunity: Opportunity) -> None:
    """Make the copy say what the opportunity says; part of every change to a published one."""
    ListingStamp.objects.update_or_create(pk=1, defaults={"value": uuid.uuid4()})
    if opportunity.state != Opportunity.State.OPEN or opportunity.hidden_at is not None:
        Listing.objects.filter(pk=opportunity.pk).delete()
        return
    slugs = [slug for slug in opportunity.topics.values_list("topic", flat=True) if slug in vocabulary.all_topics()]
    listing, _made = Listing.objects.update_or_create(pk=opportunity.pk, defaults=_columns(opportunity, slugs))
    wanted = _with_broader(slugs)
    listing.topics.exclude(topic__in=wanted).delete()
    ListingTopic.objects.bulk_create(
        [ListingTopic(listing=listing, topic=slug) for slug in sorted(wanted)], ignore_conflicts=True
    )


def _columns(opportunity: Opportunity, slugs: list[str]) -> dict[str, object]:
    names = [vocabulary.topic(slug).name for slug in sorted(_with_broader(slugs))]
    words = [opportunity.title, opportunity.summary, opportunity.organisation.name, opportunity.place, *names]
    return {
        "organisation_id": opportunity.organisation_id,
        "published_at": opportunity.published_at,
        "closes": OPEN_END if opportunity.is_open_ended or not opportunity.closes else opportunity.closes,
        "stage": opportunity.stage,
        "level": opportunity.level,
        "mode": opportunity.mode,
        "region": opportunity.region,
        "is_paid": bool(opportunity.is_paid),
        "place": folded(opportunity.place),
        "words": folded(" ".join(words)),
    }


def _with_broader(slugs: list[str]) -> set[str]:
    """Whoever looks for cancer also wants breast cancer."""
    return {*slugs, *(above.slug for slug in slugs for above in vocabulary.broader(slug))}

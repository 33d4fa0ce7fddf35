"""Keeping the narrow copy for finding in step with the opportunities themselves."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from alongside.core import topics as vocabulary
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import Listing, ListingStamp, ListingTopic, Opportunity, OpportunityTopic

OPEN_END = datetime.date(9999, 12, 31)
_COPIED = [field.attname for field in Listing._meta.concrete_fields if not field.primary_key]


def refresh(opportunity: Opportunity) -> None:
    """Make the copy say what the opportunity says; part of every change to a published one."""
    refresh_all([opportunity])


@transaction.atomic
def refresh_all(opportunities: Sequence[Opportunity]) -> None:
    """Do so for many at once, in as many queries as for one."""
    ListingStamp.objects.update_or_create(pk=1, defaults={"value": uuid.uuid4()})
    shown = [one for one in opportunities if one.state == Opportunity.State.OPEN and one.hidden_at is None]
    kept = {one.pk for one in shown}
    Listing.objects.filter(pk__in=[one.pk for one in opportunities if one.pk not in kept]).delete()
    topics = _topics(shown)
    rows = [Listing(opportunity=one, **_columns(one, topics[one.pk])) for one in shown]
    Listing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["opportunity"], update_fields=_COPIED
    )  # fmt: skip
    _list_topics({pk: _with_broader(slugs) for pk, slugs in topics.items()})


def _topics(opportunities: Iterable[Opportunity]) -> dict[int, list[str]]:
    """Return the topics of each that the vocabulary knows."""
    topics: dict[int, list[str]] = {one.pk: [] for one in opportunities}
    known = vocabulary.all_topics()
    for topic in OpportunityTopic.objects.filter(opportunity__in=topics).order_by("pk"):
        if topic.topic in known:
            topics[topic.opportunity_id].append(topic.topic)
    return topics


def _list_topics(wanted: dict[int, set[str]]) -> None:
    """Write the topics that each is found under, and take away those it is no longer."""
    held = ListingTopic.objects.filter(listing__in=wanted).values_list("pk", "listing", "topic")
    gone = [pk for pk, listing, slug in held if slug not in wanted[listing]]
    there = {(listing, slug) for _pk, listing, slug in held}
    ListingTopic.objects.filter(pk__in=gone).delete()
    ListingTopic.objects.bulk_create(
        [
            ListingTopic(listing_id=listing, topic=slug)
            for listing, slugs in wanted.items()
            for slug in sorted(slugs)
            if (listing, slug) not in there
        ]
    )


def _columns(opportunity: Opportunity, slugs: list[str]) -> dict[str, Any]:
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
        "is_paid": opportunity.is_paid,
        "place": folded(opportunity.place),
        "words": folded(" ".join(words)),
    }


def _with_broader(slugs: list[str]) -> set[str]:
    """Whoever looks for cancer also wants breast cancer."""
    return {*slugs, *(above.slug for slug in slugs for above in vocabulary.broader(slug))}

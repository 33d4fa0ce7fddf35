"""Keeping the narrow copy for finding in step with the opportunities themselves."""

import datetime
import uuid
from collections.abc import Iterable

from django.db import transaction

from alongside.core import topics as vocabulary
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import Listing, ListingStamp, ListingTopic, Opportunity

OPEN_END = datetime.date(9999, 12, 31)
AT_ONCE = 2000


@transaction.atomic
def refresh(opportunity: Opportunity) -> None:
    """Make the copy say what the opportunity says; part of every change to a published one."""
    _stamp()
    if opportunity.state != Opportunity.State.OPEN or opportunity.hidden_at is not None:
        Listing.objects.filter(pk=opportunity.pk).delete()
        return
    slugs = _known(opportunity.topics.values_list("topic", flat=True))
    listing, _made = Listing.objects.update_or_create(pk=opportunity.pk, defaults=_columns(opportunity, slugs))
    wanted = _with_broader(slugs)
    listing.topics.exclude(topic__in=wanted).delete()
    ListingTopic.objects.bulk_create(
        [ListingTopic(listing=listing, topic=slug) for slug in sorted(wanted)], ignore_conflicts=True
    )


@transaction.atomic
def refresh_all() -> int:
    """Make the whole copy anew, for what was written in bulk; return how many openings are listed."""
    _stamp()
    ListingTopic.objects.all().delete()
    Listing.objects.all().delete()
    listed = Opportunity.objects.filter(state=Opportunity.State.OPEN, hidden_at=None)
    keys = list(listed.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        some = listed.filter(pk__gte=keys[start], pk__lte=keys[min(start + AT_ONCE, len(keys)) - 1])
        _list(list(some.select_related("organisation").prefetch_related("topics").order_by("pk")))
    return len(keys)


def _list(opportunities: list[Opportunity]) -> None:
    """Write the copy of openings that have none."""
    slugs = {opening.pk: _known(opening.topic_slugs()) for opening in opportunities}
    listings = [Listing(opportunity=opening, **_columns(opening, slugs[opening.pk])) for opening in opportunities]
    Listing.objects.bulk_create(listings)
    ListingTopic.objects.bulk_create(
        ListingTopic(listing_id=key, topic=slug) for key, own in slugs.items() for slug in sorted(_with_broader(own))
    )


def _stamp() -> None:
    """Say that something changed; whoever else writes the copy waits here."""
    ListingStamp.objects.update_or_create(pk=1, defaults={"value": uuid.uuid4()})


def _known(slugs: Iterable[str]) -> list[str]:
    return [slug for slug in slugs if slug in vocabulary.all_topics()]


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

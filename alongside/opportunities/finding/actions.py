"""Keeping the narrow copy for finding in step with the opportunities themselves."""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence

from django.db import connection, transaction
from django.db.models import QuerySet

from alongside.core import search
from alongside.opportunities.finding import document
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import Listing, ListingGone, ListingMark, ListingStamp, ListingTopic, Opportunity
from alongside.web import stamps

OPEN_END = datetime.date(9999, 12, 31)
#: How many are read and written at once.
AT_ONCE = 1000

_COUNT = """
INSERT INTO opportunities_listingmark (mark, openings) VALUES (%s, %s)
ON CONFLICT (mark) DO UPDATE SET openings = opportunities_listingmark.openings + %s
"""


def refresh(opportunity: Opportunity) -> None:
    """Make the copy say what the opportunity says; part of every change to a published one."""
    refresh_all([opportunity])


@transaction.atomic
def refresh_all(opportunities: Sequence[Opportunity]) -> None:
    """Do so for many at once."""
    _refresh_keys([opportunity.pk for opportunity in opportunities], _next())


@transaction.atomic
def refresh_of(organisations: Sequence[int]) -> None:
    """Do so for all that some organisations have open: their names are shown there, and found by."""
    keys = list(Listing.objects.filter(organisation__in=organisations).order_by("pk").values_list("pk", flat=True))
    if keys:
        _refresh_keys(keys, _next())


def _next() -> ListingStamp:
    """Take the next number, and with it the lock: one change at a time, until it is committed."""
    ListingStamp.objects.get_or_create(pk=1, defaults={"value": uuid.uuid4(), "edition": search.edition()})
    stamp = ListingStamp.objects.select_for_update().get(pk=1)
    stamp.value, stamp.number = uuid.uuid4(), stamp.number + 1
    stamp.save(update_fields=["value", "number"])
    return stamp


@transaction.atomic
def rebuild() -> int:
    """Make every copy anew, as after a change of the vocabularies; return how many there are."""
    stamp = _next()
    stamp.base, stamp.edition = stamp.number, search.edition()
    stamp.save(update_fields=["base", "edition"])
    for table in (ListingTopic, Listing, ListingMark, ListingGone):
        table._default_manager.all().delete()
    listed = Opportunity.objects.filter(state=Opportunity.State.OPEN, hidden_at=None)
    keys = list(listed.order_by("pk").values_list("pk", flat=True))
    _refresh_keys(keys, stamp)
    stamps.changed(stamps.EVERYTHING)
    return len(keys)


def rebuild_if_outdated() -> bool:
    """Make every copy anew where the marks were read with another edition of the vocabularies."""
    edition = ListingStamp.objects.filter(pk=1).values_list("edition", flat=True).first()
    if edition == search.edition():
        return False
    rebuild()
    return True


def _refresh_keys(keys: Sequence[int], stamp: ListingStamp) -> None:
    for start in range(0, len(keys), AT_ONCE):
        _refresh(Opportunity.objects.filter(pk__in=keys[start : start + AT_ONCE]), stamp.number)


def _refresh(opportunities: QuerySet[Opportunity], number: int) -> None:
    found = list(opportunities.select_related("organisation").prefetch_related("topics").order_by("pk"))
    keys = [opportunity.pk for opportunity in found]
    counts: Counter[str] = Counter()
    for marks in Listing.objects.filter(pk__in=keys).values_list("marks", flat=True):
        counts.subtract(marks.split())
    shown = [opportunity for opportunity in found if _is_listed(opportunity)]
    listings = [_listing(opportunity, number) for opportunity in shown]
    for listing in listings:
        counts.update(listing.marks.split())
    _take_away(set(keys) - {listing.pk for listing in listings}, number)
    _write(listings, shown)
    _count(counts)
    stamps.changed(*_shown_as(found))


def _take_away(keys: set[int], number: int) -> None:
    """Say of those that were there that they are gone."""
    there = list(Listing.objects.filter(pk__in=keys).values_list("pk", flat=True))
    Listing.objects.filter(pk__in=there).delete()
    gone = [ListingGone(opportunity=key, number=number) for key in there]
    ListingGone.objects.bulk_create(
        gone, update_conflicts=True, unique_fields=["opportunity"], update_fields=["number"], batch_size=AT_ONCE
    )


def _shown_as(opportunities: Sequence[Opportunity]) -> set[str]:
    """Pages that list openings show them all, an organisation's page its own."""
    each = {name for opportunity in opportunities for name in opportunity.shown_as()}
    return {"openings", *each, *(f"openings:{opportunity.organisation_id}" for opportunity in opportunities)}


def _is_listed(opportunity: Opportunity) -> bool:
    return opportunity.state == Opportunity.State.OPEN and opportunity.hidden_at is None


def _write(listings: Sequence[Listing], opportunities: Sequence[Opportunity]) -> None:
    columns = [field.name for field in Listing._meta.concrete_fields if not field.primary_key]
    Listing.objects.bulk_create(
        listings, update_conflicts=True, unique_fields=["opportunity"], update_fields=columns, batch_size=AT_ONCE
    )
    wanted = {opportunity.pk: set(document.topics_with_broader(opportunity)) for opportunity in opportunities}
    there = set(ListingTopic.objects.filter(listing__in=wanted).values_list("listing_id", "topic"))
    now = {(key, slug) for key, slugs in wanted.items() for slug in slugs}
    for key, slug in there - now:
        ListingTopic.objects.filter(listing_id=key, topic=slug).delete()
    ListingTopic.objects.bulk_create(
        [ListingTopic(listing_id=key, topic=slug) for key, slug in sorted(now - there)], batch_size=AT_ONCE
    )


def _count(counts: Counter[str]) -> None:
    """Move the counts, in one order, so that no two changes wait for each other."""
    with connection.cursor() as cursor:
        cursor.executemany(_COUNT, list(_moves(counts)))


def _moves(counts: Counter[str]) -> Iterator[tuple[str, int, int]]:
    for mark, change in sorted(counts.items()):
        if change:
            yield mark, max(change, 0), change


def _listing(opportunity: Opportunity, number: int) -> Listing:
    return Listing(
        opportunity=opportunity,
        organisation_id=opportunity.organisation_id,
        published_at=opportunity.published_at or opportunity.created_at,
        closes=OPEN_END if opportunity.is_open_ended or not opportunity.closes else opportunity.closes,
        stage=opportunity.stage,
        level=opportunity.level,
        mode=opportunity.mode,
        region=opportunity.region,
        is_paid=opportunity.is_paid,
        place=folded(opportunity.place),
        number=number,
        marks=" ".join(sorted(search.marks(document.of(opportunity)))),
    )

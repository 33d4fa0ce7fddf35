"""The filters as conditions on listings."""

import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.core import places, search
from alongside.opportunities.choices import Mode
from alongside.opportunities.finding import index
from alongside.opportunities.finding.filters import HOME, Asked
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import Listing, ListingTopic

SOON = datetime.timedelta(days=14)
AT_HOME = (Mode.REMOTE, Mode.BOTH)


def open_now() -> QuerySet[Listing]:
    """Return what is open today in London, even when the job that closes has not run yet."""
    return Listing.objects.filter(closes__gte=timezone.localdate())


def narrowed(asked: Asked) -> QuerySet[Listing]:
    """Return what fits all the filters; the words are for `search`."""
    return by_many(_by_few(open_now(), asked), asked)


def by_many(found: QuerySet[Listing], asked: Asked) -> QuerySet[Listing]:
    """Narrow by what has many values: topics, organisations."""
    if asked.topic:
        found = found.filter(pk__in=ListingTopic.objects.filter(topic__in=asked.topic).values("listing"))
    if asked.organisation:
        found = found.filter(organisation__slug__in=asked.organisation)
    return found


def _by_few(found: QuerySet[Listing], asked: Asked) -> QuerySet[Listing]:
    """Narrow by what has few values."""
    for name in ("stage", "level"):
        if getattr(asked, name):
            found = found.filter(**{f"{name}__in": getattr(asked, name)})
    if len(asked.paid) == 1:
        found = found.filter(is_paid="yes" in asked.paid)
    if asked.soon:
        found = found.filter(closes__lte=timezone.localdate() + SOON)
    wanted = _where(asked)
    return found.filter(wanted) if wanted is not None else found


def _where(asked: Asked) -> Q | None:
    """From home, in a region, near a place: any of those that are asked for. None when nothing is."""
    regions = [value for value in asked.where if value != HOME]
    parts = []
    if HOME in asked.where:
        parts.append(Q(mode__in=AT_HOME))
    if regions:
        parts.append(_in_person(Q(region__in=regions)))
    if folded(asked.place):
        parts.append(_in_person(near(asked.place)))
    if not parts:
        return None
    wanted = parts[0]
    for part in parts[1:]:
        wanted |= part
    return wanted


def near(place: str) -> Q:
    """Return the condition for a place that was typed: within one that we know, or with its name."""
    known = [search.mark("p", match.slug) for match in places.recognise(f"in {place}")]
    named = Q(place__contains=folded(place))
    return named | Q(pk__in=index.having(known)) if known else named


def _in_person(there: Q) -> Q:
    """Somewhere means that one can come: what is only online has no place."""
    return ~Q(mode=Mode.REMOTE) & there

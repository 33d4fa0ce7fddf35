"""How many there would be: exact counts beside every filter, given all the other filters.

One query groups what is open by all the small properties at once (some thousand combinations at most, however many
opportunities there are), and the counts of five filters and the total are sums over that. Topics and organisations are
many, so each has a query of its own.
"""

import datetime
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils import timezone

from alongside.opportunities.choices import Mode
from alongside.opportunities.finding import search
from alongside.opportunities.finding.filters import HOME, Asked
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import Listing, ListingStamp, ListingTopic

SOON = datetime.timedelta(days=14)
AT_HOME = (Mode.REMOTE, Mode.BOTH)


def open_now() -> QuerySet[Listing]:
    """Return what is open today in London, even when the job that closes has not run yet."""
    return Listing.objects.filter(closes__gte=timezone.localdate())


def narrowed(asked: Asked) -> QuerySet[Listing]:
    """Return what fits all that is asked."""
    return _many(_few(open_now(), asked), asked)


def _many(found: QuerySet[Listing], asked: Asked) -> QuerySet[Listing]:
    """Narrow by what has many values: words, topics, organisations."""
    words = search.matching(asked.q)
    if words is not None:
        found = found.filter(words)
    if asked.topic:
        found = found.filter(pk__in=ListingTopic.objects.filter(topic__in=asked.topic).values("listing"))
    if asked.organisation:
        found = found.filter(organisation__slug__in=asked.organisation)
    return found


def _few(found: QuerySet[Listing], asked: Asked) -> QuerySet[Listing]:
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
        parts.append(_in_person(Q(place__contains=folded(asked.place))))
    if not parts:
        return None
    wanted = parts[0]
    for part in parts[1:]:
        wanted |= part
    return wanted


def _in_person(there: Q) -> Q:
    """Somewhere means that one can come: what is only online has no place."""
    return ~Q(mode=Mode.REMOTE) & there


@dataclass(frozen=True)
class Combination:
    """What many listings have in common, and how many they are."""

    stage: str
    level: str
    mode: str
    region: str
    is_paid: bool | None
    is_soon: bool
    is_near: bool
    count: int


@dataclass(frozen=True)
class Counts:
    """How many there are, in all and beside each value of each filter."""

    total: int
    stage: Counter[str]
    level: Counter[str]
    where: Counter[str]
    paid: Counter[str]
    soon: Counter[str]
    topic: Counter[str]
    # By number: names can change without any listing changing.
    organisation: Counter[int]


def counts(asked: Asked) -> Counts:
    """Return the counts: kept while no listing changes, for London's today."""
    stamp = ListingStamp.objects.filter(pk=1).values_list("value", flat=True).first()
    key = (settings.DATABASES["default"]["NAME"], stamp, timezone.localdate(), replace(asked, sort="closing", page=1))
    kept = _kept.get(key)
    if kept is None:
        kept = _counted(asked)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = kept
    return kept


# In each process, for its own life: nothing is written when somebody reads.
_kept: dict[Any, "Counts"] = {}
MOST_KEPT = 500


def _counted(asked: Asked) -> Counts:
    """Count everything, in three queries."""
    cube = _cube(asked)
    return Counts(
        total=sum(row.count for row in cube if _fits(row, asked)),
        stage=_sums(cube, replace(asked, stage=()), lambda row: [row.stage]),
        level=_sums(cube, replace(asked, level=()), lambda row: [row.level]),
        where=_sums(cube, replace(asked, where=(), place=""), _places),
        paid=_sums(cube, replace(asked, paid=()), _paid),
        soon=_sums(cube, replace(asked, soon=()), lambda row: ["yes"] if row.is_soon else []),
        topic=_topics(asked),
        organisation=_organisations(asked),
    )


def _cube(asked: Asked) -> list[Combination]:
    near = folded(asked.place)
    is_near = When(place__contains=near, then=Value(True)) if near else When(pk=None, then=Value(True))
    is_soon = When(closes__lte=timezone.localdate() + SOON, then=Value(True))
    names = ("stage", "level", "mode", "region", "is_paid", "is_soon", "is_near")
    rows = (
        _many(open_now(), asked)
        .annotate(is_soon=Case(is_soon, default=Value(False)), is_near=Case(is_near, default=Value(False)))
        .order_by()
        .values_list(*names)
        .annotate(count=Count("pk"))
    )
    return [Combination(*row) for row in rows]


def _fits(row: Combination, asked: Asked) -> bool:
    """The same question as `_few` and `_where`, asked of a combination."""
    if (asked.stage and row.stage not in asked.stage) or (asked.level and row.level not in asked.level):
        return False
    if len(asked.paid) == 1 and row.is_paid != ("yes" in asked.paid):
        return False
    if asked.soon and not row.is_soon:
        return False
    if not asked.where and not folded(asked.place):
        return True
    near = bool(folded(asked.place)) and row.is_near and row.mode != Mode.REMOTE
    return near or any(place in asked.where for place in _places(row))


def _paid(row: Combination) -> list[str]:
    return [] if row.is_paid is None else ["yes" if row.is_paid else "no"]


def _places(row: Combination) -> list[str]:
    at_home = [HOME] if row.mode in AT_HOME else []
    return at_home + ([row.region] if row.region and row.mode != Mode.REMOTE else [])


def _sums(cube: list[Combination], asked: Asked, values: Callable[[Combination], list[str]]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in cube:
        if _fits(row, asked):
            for value in values(row):
                sums[value] += row.count
    return sums


def _topics(asked: Asked) -> Counter[str]:
    """Without other filters, count all and take away the few that wait to be closed: an index alone can tell."""
    others = replace(asked, topic=())
    if others.is_narrowed:
        return _per_topic(ListingTopic.objects.filter(listing__in=narrowed(others)))
    over = ListingTopic.objects.filter(listing__closes__lt=timezone.localdate())
    return _per_topic(ListingTopic.objects.all()) - _per_topic(over)


def _per_topic(found: QuerySet[ListingTopic]) -> Counter[str]:
    return Counter(dict(found.order_by().values_list("topic").annotate(count=Count("listing"))))


def _organisations(asked: Asked) -> Counter[int]:
    others = narrowed(replace(asked, organisation=())).order_by()
    return Counter(dict(others.values_list("organisation_id").annotate(count=Count("pk"))))

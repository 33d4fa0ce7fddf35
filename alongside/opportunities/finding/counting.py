"""How many there would be: exact counts beside every filter, given all the other filters.

Without words, one query groups what is open by all the small properties at once (some thousand combinations at most,
however many opportunities there are), and the counts of five filters and the total are sums over that. Topics and
organisations are many, so each has a query of its own. With words, what answers them is in memory already.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils import timezone

from alongside.opportunities.finding import index, narrowing, search
from alongside.opportunities.finding.combinations import Combination, fits, paid, places, sums
from alongside.opportunities.finding.filters import Asked
from alongside.opportunities.finding.index import Row
from alongside.opportunities.finding.search import Look
from alongside.opportunities.finding.words import folded
from alongside.opportunities.models import Listing, ListingStamp, ListingTopic


@dataclass(frozen=True)
class Counts:
    """How many there are, in all and beside each value of each filter.

    With words, `look` is how they were read, and `rows` what answers them and fits the filters, the best first.
    """

    total: int
    stage: Counter[str]
    level: Counter[str]
    where: Counter[str]
    paid: Counter[str]
    soon: Counter[str]
    topic: Counter[str]
    # By number: names can change without any listing changing.
    organisation: Counter[int]
    look: Look | None = None
    rows: tuple[Row, ...] = ()


def counts(asked: Asked) -> Counts:
    """Return the counts: kept while no listing changes, for London's today."""
    stamp = ListingStamp.objects.filter(pk=1).values_list("value", flat=True).first()
    key = (settings.DATABASES["default"]["NAME"], stamp, timezone.localdate(), replace(asked, sort="", page=1))
    kept = _kept.get(key)
    if kept is None:
        kept = _of_words(asked) if asked.q else _of_all(asked)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = kept
    return kept


# In each process, for its own life: nothing is written when somebody reads.
_kept: dict[Any, "Counts"] = {}
MOST_KEPT = 200


def _of_all(asked: Asked) -> Counts:
    """Count everything, in three queries."""
    cube = _cube(asked)
    return Counts(
        total=sum(row.count for row in cube if fits(row, asked)),
        **_small(cube, asked),
        topic=_topics(asked),
        organisation=_organisations(asked),
    )


def _small(cube: Sequence[Combination], asked: Asked) -> dict[str, Any]:
    return {
        "stage": sums(cube, replace(asked, stage=()), lambda row: [row.stage]),
        "level": sums(cube, replace(asked, level=()), lambda row: [row.level]),
        "where": sums(cube, replace(asked, where=(), place=""), places),
        "paid": sums(cube, replace(asked, paid=()), paid),
        "soon": sums(cube, replace(asked, soon=()), lambda row: ["yes"] if row.is_soon else []),
    }


def _cube(asked: Asked) -> list[Combination]:
    near = narrowing.near(asked.place) if folded(asked.place) else Q(pk=None)
    is_soon = When(closes__lte=timezone.localdate() + narrowing.SOON, then=Value(True))
    names = ("stage", "level", "mode", "region", "is_paid", "is_soon", "is_near")
    rows = (
        narrowing.by_many(narrowing.open_now(), asked)
        .annotate(
            is_soon=Case(is_soon, default=Value(False)),
            is_near=Case(When(near, then=Value(True)), default=Value(False)),
        )
        .order_by()
        .values_list(*names)
        .annotate(count=Count("pk"))
    )
    return [Combination(*row) for row in rows]


def _topics(asked: Asked) -> Counter[str]:
    """Without other filters, count all and take away the few that wait to be closed: an index alone can tell."""
    others = replace(asked, topic=())
    if others.is_narrowed:
        return _per_topic(ListingTopic.objects.filter(listing__in=narrowing.narrowed(others)))
    over = ListingTopic.objects.filter(listing__closes__lt=timezone.localdate())
    return _per_topic(ListingTopic.objects.all()) - _per_topic(over)


def _per_topic(found: QuerySet[ListingTopic]) -> Counter[str]:
    return Counter(dict(found.order_by().values_list("topic").annotate(count=Count("listing"))))


def _organisations(asked: Asked) -> Counter[int]:
    others = narrowing.narrowed(replace(asked, organisation=())).order_by()
    return Counter(dict(others.values_list("organisation_id").annotate(count=Count("pk"))))


def _of_words(asked: Asked) -> Counts:
    """Count what answers the words: four queries to find it, one to three for filters with many values."""
    found = search.look(asked.q)
    near = _near(asked, found.rows)
    soon = timezone.localdate() + narrowing.SOON
    pairs = [(row, _combination(row, is_soon=row.closes <= soon, is_near=row.key in near)) for row in found.rows]
    topical = _topical(asked, found.rows)
    by_topic = [pair for pair in pairs if topical is None or pair[0].key in topical]
    by_organisation = [pair for pair in pairs if _is_of(asked, pair[0])]
    both = [pair for pair in by_topic if _is_of(asked, pair[0])]
    fitting = tuple(row for row, combination in both if fits(combination, asked))
    return Counts(
        total=len(fitting),
        **_small([combination for _row, combination in both], asked),
        topic=_per_topic(_among([row.key for row, combination in by_organisation if fits(combination, asked)])),
        organisation=Counter(row.organisation for row, combination in by_topic if fits(combination, asked)),
        look=found,
        rows=fitting,
    )


def _combination(row: Row, *, is_soon: bool, is_near: bool) -> Combination:
    return Combination(row.stage, row.level, row.mode, row.region, row.is_paid, is_soon, is_near)


def _near(asked: Asked, rows: Sequence[Row]) -> set[int]:
    if not folded(asked.place):
        return set()
    among = Listing.objects.filter(pk__in=index.among([row.key for row in rows]))
    return set(among.filter(narrowing.near(asked.place)).values_list("pk", flat=True))


def _topical(asked: Asked, rows: Sequence[Row]) -> set[int] | None:
    if not asked.topic:
        return None
    found = _among([row.key for row in rows]).filter(topic__in=asked.topic)
    return set(found.values_list("listing_id", flat=True))


def _is_of(asked: Asked, row: Row) -> bool:
    return not asked.organisation or row.organisation_slug in asked.organisation


def _among(keys: list[int]) -> QuerySet[ListingTopic]:
    return ListingTopic.objects.filter(listing__in=index.among(keys))

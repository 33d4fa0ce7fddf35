"""The filters as the page shows them: groups with counts, and what is asked for with a way to take it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from alongside.core import topics as vocabulary
from alongside.design.translating import labels
from alongside.design.translating import said as _
from alongside.opportunities.choices import Level, Region, Stage
from alongside.opportunities.finding.filters import HOME, Asked
from alongside.opportunities.finding.queries import Found
from alongside.opportunities.models import Opportunity

# More topics or organisations than this are reached by the search box.
MOST_SHOWN = 15


@dataclass(frozen=True)
class Option:
    """One value of a filter: how many there would be, and whether it is chosen."""

    value: str
    words: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """One filter."""

    name: str
    title: str
    options: list[Option]
    is_open: bool


@dataclass(frozen=True)
class Wish:
    """Something asked for, and the address of the list without it."""

    words: str
    address: str


def groups(found: Found) -> list[Group]:
    """Return the filters in the order of the page. A value that would find nothing is left out unless chosen."""
    counts = found.counts
    home = (HOME, _("From home"))
    return [
        _group(found, "where", _("Where"), [home, *labels(Region).items()], counts.where, is_open=True),
        _group(found, "topic", _("Topic"), _topics(found), counts.topic, most=MOST_SHOWN, is_open=True),
        _group(found, "paid", _("Payment"), [("yes", _("Paid")), ("no", _("Not paid"))], counts.paid),
        _group(found, "level", _("How much say you have"), labels(Level).items(), counts.level),
        _group(found, "stage", _("Stage of the project"), labels(Stage).items(), counts.stage),
        _group(found, "soon", _("Closing"), [("yes", _("In the next 14 days"))], counts.soon),
        _group(found, "organisation", _("Organisation"), _organisations(found), _by_slug(found), most=MOST_SHOWN),
    ]


def _group(
    found: Found,
    name: str,
    title: str,
    choices: Iterable[tuple[str, str]],
    counts: Any,
    *,
    most: int = 99,
    is_open: bool = False,
) -> Group:
    chosen = getattr(found.asked, name)
    options = [Option(value, words, counts[value], value in chosen) for value, words in choices]
    seen = [option for option in options if option.count or option.is_chosen]
    first = [option for place, option in enumerate(seen) if place < most or option.is_chosen]
    return Group(name, title, first, is_open or bool(chosen))


def _topics(found: Found) -> list[tuple[str, str]]:
    """The most frequent first; equal ones by name. Only those that are shown are translated."""
    counts, chosen, every = found.counts.topic, found.asked.topic, vocabulary.all_topics()
    most = MOST_SHOWN + len(chosen)
    slugs = nsmallest(most, {*counts, *chosen}, key=lambda slug: (slug not in chosen, -counts[slug], every[slug].name))
    return [(slug, _(every[slug].name)) for slug in slugs]


def _organisations(found: Found) -> list[tuple[str, str]]:
    return [(slug, name) for slug, name, _count in found.organisations]


def _by_slug(found: Found) -> dict[str, int]:
    return {slug: count for slug, _name, count in found.organisations}


def orders(asked: Asked) -> list[tuple[str, str]]:
    """Return the orders that a list can have, each with its words."""
    best = [("best", _("best first"))] if asked.q else []
    return [*best, ("closing", _("closing first")), ("newest", _("newest first"))]


def wishes(found: Found, groups: Iterable[Group]) -> list[Wish]:
    """Return everything asked for, each with the address without it."""
    asked = found.asked
    listed = [Wish(f"“{asked.q}”", asked.without("q"))] if asked.q else []
    listed += [Wish(_("Near %(place)s") % {"place": asked.place}, asked.without("place"))] if asked.place else []
    for group in groups:
        listed += [
            Wish(option.words, asked.without(group.name, option.value)) for option in group.options if option.is_chosen
        ]
    return listed


def topic_names(opportunity: Opportunity) -> list[tuple[str, str]]:
    """Return slug and name of what an opportunity is about."""
    every = vocabulary.all_topics()
    return [(slug, _(every[slug].name)) for slug in opportunity.topic_slugs() if slug in every]

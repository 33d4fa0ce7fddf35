"""What a list shows of an opening: its name, a few words, and the facts that people decide by."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cachetools import LRUCache
from django.utils.translation import get_language

from alongside.design.filters import day, money
from alongside.design.translating import labels
from alongside.design.translating import said as _
from alongside.opportunities.choices import Mode, PaymentPer, Region
from alongside.opportunities.models import Opportunity

#: The columns of a card; of an opening's fifty, most are read on its own page alone. The last say why it was found.
COLUMNS = (
    "slug", "title", "summary", "mode", "place", "region", "time_commitment", "is_paid", "payment_pence", "payment_per",
    "covers_expenses", "is_open_ended", "closes", "source_key", "opened_here_at", "organisation__name",
    "what_you_will_do", "lived_experience", "listing__marks",
)  # fmt: skip
#: The key of a listing, and the number of the change that it is from.
Listed = tuple[int, int]
#: Cards kept in each process: some 30 MB of them.
MOST_KEPT = 8_000


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: our words, then somebody's own, which may run from right to left."""

    ours: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One opening in a list. `why` says why words found it, where that is not plain.

    `texts` are those in which a word may stand, the title first; `marks` are those of its listing, each between spaces.
    """

    key: int
    slug: str
    title: str
    summary: str
    organisation: str
    facts: tuple[Fact, ...]
    texts: tuple[str, ...]
    marks: str
    why: tuple[str, ...] = ()


class Kept:
    """Cards that were shown before, each for one change of its listing, in one language: so none is ever stale."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._cards: LRUCache[tuple[str | None, int, int], Card] = LRUCache(most)
        self._lock = threading.Lock()

    def get(self, listed: Iterable[Listed]) -> dict[int, Card | None]:
        """Return the cards of listings as of a change, by their keys, with those that were not shown before empty."""
        language = get_language()
        with self._lock:
            return {key: self._cards.get((language, key, number)) for key, number in listed}

    def put(self, listed: Iterable[Listed], found: Mapping[int, Card | None]) -> None:
        """Keep cards that were read after those changes were known."""
        language = get_language()
        with self._lock:
            self._cards.update({(language, key, number): card for key, number in listed if (card := found.get(key))})

    def forget(self) -> None:
        """Forget all: for tests, which roll changes back."""
        with self._lock:
            self._cards.clear()


kept = Kept()


def card(opportunity: Opportunity) -> Card:
    """Return the card of an opening that was published, in the language of the page."""
    listing = getattr(opportunity, "listing", None)  # gone, where it was taken down since it was counted
    return Card(
        key=opportunity.pk,
        slug=opportunity.slug or "",
        title=opportunity.title,
        summary=opportunity.summary,
        organisation=opportunity.organisation.name,
        facts=tuple(_facts(opportunity)),
        texts=(opportunity.title, opportunity.summary, opportunity.what_you_will_do, opportunity.lived_experience),
        marks=f" {listing.marks} " if listing else "",
    )


def _facts(opportunity: Opportunity) -> Iterator[Fact]:
    yield _where(opportunity)
    if opportunity.time_commitment:
        yield Fact(theirs=opportunity.time_commitment)
    yield Fact(_payment(opportunity))
    yield Fact(_closing(opportunity))
    if opportunity.is_elsewhere:
        yield Fact(_("On another website"))


def _where(opportunity: Opportunity) -> Fact:
    if opportunity.mode == Mode.REMOTE:
        return Fact(_("From home"))
    if opportunity.mode == Mode.BOTH:
        return Fact(_("From home or in person"), opportunity.place)
    if opportunity.place:
        return Fact(theirs=opportunity.place)
    if opportunity.region:
        return Fact(labels(Region)[opportunity.region])
    return Fact(_("In person") if opportunity.mode else _("Where: not said"))


def _payment(opportunity: Opportunity) -> str:
    if opportunity.payment_pence:
        per = labels(PaymentPer).get(opportunity.payment_per, "")
        return _("Paid: %(amount)s %(per)s") % {"amount": money(opportunity.payment_pence), "per": per}
    if opportunity.is_paid:
        return _("Paid")
    if opportunity.is_paid is None:
        return _("Payment: not said")
    return _("Not paid, expenses covered") if opportunity.covers_expenses else _("Not paid")


def _closing(opportunity: Opportunity) -> str:
    if opportunity.is_open_ended:
        return _("No closing date")
    return _("Closes %(day)s") % {"day": day(opportunity.closes)}

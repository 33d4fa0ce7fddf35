"""What the public pages read, each in a fixed number of queries."""

from dataclasses import dataclass, replace

from django.db.models import Prefetch, Q, QuerySet

from alongside.opportunities.finding import cards, counting, narrowing, nothing, why
from alongside.opportunities.finding.cards import Card, Listed
from alongside.opportunities.finding.counting import Counts
from alongside.opportunities.finding.filters import Asked
from alongside.opportunities.models import Chooser, Opportunity
from alongside.organisations.models import Organisation

State = Opportunity.State
PUBLIC_STATES = [State.OPEN, State.CLOSED, State.ANSWERED, State.CANCELLED]
ON_A_PAGE = 20
MOST_PAGES = counting.MOST // ON_A_PAGE
MOST_ORGANISATIONS = 15

# Built once and then narrowed: for small questions, building one takes longer than asking it.
_PUBLIC = Opportunity.objects.filter(
    state__in=PUBLIC_STATES, published_at__isnull=False, hidden_at=None
).select_related("organisation")
_CHOOSERS = Chooser.objects.acting().select_related("person").order_by("pk")
_CARDS = Opportunity.objects.select_related("organisation", "listing").only(*cards.COLUMNS)
_NAMED = Organisation.objects.values_list("pk", "slug", "name")


def public_opportunities() -> QuerySet[Opportunity]:
    """What anybody may read: published and not hidden."""
    return _PUBLIC.all()


def newest_open(most: int) -> list[Card]:
    """The newest that are open, for the home page."""
    newest = narrowing.open_now().order_by("-published_at", "-pk")[:most]
    return _cards(list(newest.values_list("pk", "number")))


def open_of(organisation: Organisation, most: int = 20) -> list[Card]:
    """What one organisation has open, the first to close first."""
    first = narrowing.open_now().filter(organisation=organisation).order_by("closes", "pk")[:most]
    return _cards(list(first.values_list("pk", "number")))


@dataclass(frozen=True)
class Found:
    """One page of the list, with the counts beside the filters."""

    asked: Asked
    counts: Counts
    # Address, name and count of the organisations with most, and of those asked for.
    organisations: list[tuple[str, str, int]]
    cards: list[Card]
    page: int
    pages: int

    @property
    def is_cut(self) -> bool:
        """Whether there are more than the pages show."""
        return self.counts.total > ON_A_PAGE * MOST_PAGES


def find(asked: Asked) -> Found:
    """Find what is asked for: one to seven queries to count, one for names, one at most for the cards."""
    counts = counting.counts(asked)
    pages = min(max(-(-counts.total // ON_A_PAGE), 1), MOST_PAGES)
    page = min(max(asked.page, 1), pages)
    here = slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)
    listed = list(zip(counts.keys[here].tolist(), counts.numbers[here].tolist(), strict=True))
    shown = _cards(listed)
    if look := counts.look:
        shown = [replace(card, why=why.reasons(look, card)) for card in shown]
    return Found(asked, counts, _organisations(asked, counts), shown, page, pages)


def _organisations(asked: Asked, counts: Counts) -> list[tuple[str, str, int]]:
    most = [key for key, _count in counts.organisation.most_common(MOST_ORGANISATIONS)]
    named = _NAMED.filter(Q(pk__in=most) | Q(slug__in=asked.organisation))
    rows = [(slug, name, counts.organisation[key]) for key, slug, name in named]
    return sorted(rows, key=lambda row: (-row[2], row[1]))


def _cards(listed: list[Listed]) -> list[Card]:
    """Return cards in their order; one query for those that are not kept from before."""
    found = cards.kept.get(listed)
    if missing := [key for key, card in found.items() if card is None]:
        found |= {opportunity.pk: cards.card(opportunity) for opportunity in in_order(missing)}
        cards.kept.put(listed, found)
    return [card for card in found.values() if card]


def in_order(keys: list[int]) -> list[Opportunity]:
    """Return what cards show of the keys, in their order, in one query."""
    rows = _CARDS.in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def near(found: Found) -> list[tuple[str, str, int]]:
    """Return topics to offer where words found nothing, in one query; none where something was found."""
    look = found.counts.look
    return nothing.suggestions(look) if look and not found.cards else []


def public_page(slug: str) -> Opportunity | None:
    """Return one opportunity with all that its page shows, in three queries."""
    return _PUBLIC.filter(slug=slug).prefetch_related("topics", Prefetch("choosers", _CHOOSERS.all())).first()


def is_hidden(slug: str) -> bool:
    """Whether there is a page at this address that is hidden now."""
    return Opportunity.objects.filter(slug=slug, hidden_at__isnull=False).exists()

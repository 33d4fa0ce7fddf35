"""What the pages for those who look after opportunities read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet

from alongside.opportunities.drafting.choosers.missing import nobody_chooses
from alongside.opportunities.models import Interest, Opportunity, Revision
from alongside.organisations.models import Membership, Organisation
from alongside.people.models import Person

State = Opportunity.State

# What needs somebody first.
ORDER = [State.IN_REVIEW, State.DRAFT, State.OPEN, State.CLOSED, State.ANSWERED, State.CANCELLED]
MOST = 200


@dataclass(frozen=True)
class Shelf:
    """The opportunities of one organisation in one state; `alone` has the keys of those that nobody can answer."""

    state: str
    name: str
    opportunities: list[Opportunity]
    alone: set[int]


@dataclass(frozen=True)
class Shelves:
    """All opportunities of one organisation, by state."""

    organisation: Organisation
    is_lead: bool
    shelves: list[Shelf]


def shelves_of(person: Person) -> list[Shelves]:
    """Return the opportunities of each organisation the person belongs to. Three queries, however many there are.

    What was found elsewhere and not claimed has a page of its own.
    """
    members = Membership.objects.filter(person=person, state=Membership.State.CONFIRMED)
    memberships = list(members.select_related("organisation").order_by("organisation__name"))
    here = Opportunity.objects.filter(Q(source_key=None) | Q(claimed_at__isnull=False))
    found = _with_counts(here.filter(organisation__in=[item.organisation_id for item in memberships]))
    rows = list(found.order_by("-created_at")[:MOST])
    alone = left_alone(rows)
    return [
        Shelves(membership.organisation, membership.is_lead, _shelves(rows, membership.organisation_id, alone))
        for membership in memberships
    ]


def _with_counts(opportunities: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
    return opportunities.annotate(
        waiting=Count("interests", filter=Q(interests__state=Interest.State.SENT), distinct=True),
        came_forward=Count("interests", filter=~Q(interests__state=Interest.State.DRAFT), distinct=True),
        open_reports=Count("reports", filter=Q(reports__handled_at=None), distinct=True),
        last_saved=Max("steps__saved_at"),
    )


def left_alone(opportunities: Iterable[Opportunity]) -> set[int]:
    """Return the keys of those that nobody is left to answer, in one query.

    Asked within the query for the rows, PostgreSQL looks at every opening there is.
    """
    keys = [opportunity.pk for opportunity in opportunities]
    return set(nobody_chooses().filter(pk__in=keys).values_list("pk", flat=True))


def _shelves(rows: list[Opportunity], organisation_pk: int, alone: set[int]) -> list[Shelf]:
    mine = [row for row in rows if row.organisation_id == organisation_pk]
    return [
        Shelf(state.value, str(state.label), [row for row in mine if row.state == state], alone)
        for state in ORDER
        if any(row.state == state for row in mine)
    ]


def looked_after(slug: str) -> Opportunity | None:
    """Return a published opportunity with its counts, for those who look after it."""
    return _with_counts(Opportunity.objects.filter(slug=slug).select_related("organisation")).first()


def history(opportunity: Opportunity) -> list[Revision]:
    """Return what was changed since it was published, newest first."""
    found = Revision.objects.filter(opportunity=opportunity).select_related("by")
    return list(found.order_by(F("id").desc())[:MOST])

"""What the pages of claiming read."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from alongside.opportunities.models import Opportunity
from alongside.organisations import rules as organisations
from alongside.people.models import Person

ON_A_PAGE = 25


def unclaimed(person: Person) -> QuerySet[Opportunity]:
    """Return what was found elsewhere and could be claimed by this person, the first to close first."""
    found = Opportunity.objects.filter(
        source_key__isnull=False, claimed_at=None, hidden_at=None, state=Opportunity.State.OPEN
    )
    led = organisations.led_by(person)
    return found.filter(organisation__in=led).select_related("organisation").order_by("closes", "title", "pk")


def page_of(person: Person, number: str) -> Page[Opportunity]:
    """Return one page of them; one that is not there leads to the nearest."""
    return Paginator(unclaimed(person), ON_A_PAGE).get_page(number)

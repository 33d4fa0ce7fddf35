"""Reads of this room."""

from django.db.models import QuerySet

from alongside.opportunities.models import Opportunity

PUBLIC_STATES = [Opportunity.State.OPEN, Opportunity.State.CLOSED, Opportunity.State.ANSWERED]


def public_opportunities() -> QuerySet[Opportunity]:
    """What anybody may read: published and not hidden."""
    return Opportunity.objects.filter(state__in=PUBLIC_STATES, hidden_at=None).select_related("organisation")


def newest_open(most: int) -> list[Opportunity]:
    """The newest that are open, for the home page."""
    return list(public_opportunities().filter(state=Opportunity.State.OPEN).order_by("-published_at", "-pk")[:most])

"""Reading an opportunity so that nobody else can change it until the transaction ends."""

from django.core.exceptions import PermissionDenied

from alongside.opportunities.models import Opportunity


def locked(opportunity: Opportunity) -> Opportunity:
    """Return the opportunity as it is now, locked. SQLite ignores the lock: its transactions run one after another."""
    # `of` leaves the organisation unlocked: many opportunities share it.
    rows = Opportunity.objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.get(pk=opportunity.pk)


def allow(allowed: object) -> None:
    """Ask the rule again inside the transaction: it may have changed since the page was drawn."""
    if not allowed:
        raise PermissionDenied

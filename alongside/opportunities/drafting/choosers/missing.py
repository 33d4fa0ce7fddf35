"""An opening that nobody can answer any more: all who choose have left the organisation, or said no.

People leave in many ways (they go, a lead ends it, the account is deleted), in rooms that know nothing of openings. So
this looks at how things are, from time to time, instead of listening to each of those ways. Safe to run twice.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.opportunities.locking import locked
from alongside.opportunities.models import Chooser, Interest, Opportunity
from alongside.opportunities.publishing import tell

State = Opportunity.State


def nobody_chooses() -> QuerySet[Opportunity]:
    """Return openings that people can still come forward for, or wait for an answer from, and nobody can answer."""
    waiting = Interest.objects.filter(opportunity=OuterRef("pk"), state=Interest.State.SENT)
    able = Chooser.objects.able().filter(opportunity=OuterRef("pk"))
    still_going = Q(state=State.OPEN) | (Q(state=State.CLOSED) & Exists(waiting))
    return Opportunity.objects.filter(still_going, ~Exists(able))


def tell_leads() -> int:
    """Tell the leads of each such opening, once until somebody can answer again; return of how many they were told."""
    able = Chooser.objects.able().filter(opportunity=OuterRef("pk"))
    Opportunity.objects.filter(Exists(able), told_nobody_chooses_at__isnull=False).update(told_nobody_chooses_at=None)
    return sum(_tell_leads(found) for found in nobody_chooses().filter(told_nobody_chooses_at=None).order_by("pk"))


@transaction.atomic
def _tell_leads(opportunity: Opportunity) -> bool:
    """Look again under lock. Where there is no lead yet, whoever becomes one is told."""
    opportunity = locked(opportunity)
    if not nobody_chooses().filter(pk=opportunity.pk, told_nobody_chooses_at=None).exists():
        return False
    now = timezone.now()
    told = tell.leads("nobody_chooses", opportunity, key=f"{opportunity.pk}-{now:%Y%m%d%H%M%S}")
    if not told:
        return False
    opportunity.told_nobody_chooses_at = now
    opportunity.save(update_fields=["told_nobody_chooses_at"])
    audit.record("opportunity.nobody_chooses", by=None, thing=opportunity, told=told)
    return True

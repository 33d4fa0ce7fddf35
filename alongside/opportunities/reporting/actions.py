"""Reporting, hiding, showing again."""

import uuid

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.opportunities import rules
from alongside.opportunities.finding import actions as finding
from alongside.opportunities.locking import allow, locked
from alongside.opportunities.models import Hiding, Opportunity, Report
from alongside.opportunities.publishing import tell
from alongside.people.models import Person


@transaction.atomic
def report(*, opportunity: Opportunity, reason: str, words: str, key: uuid.UUID) -> Report:
    """Keep what somebody told us, and tell the organisation's leads. Who it was is not kept."""
    found, is_new = Report.objects.get_or_create(
        key=key,
        defaults={"opportunity": opportunity, "reason": reason, "words": words, "reported_at": timezone.now()},
    )
    if is_new:
        audit.record("opportunity.reported", by=None, thing=opportunity, reason=reason)
        tell.leads("reported", opportunity, key=str(found.pk), report=found)
    return found


@transaction.atomic
def hide(*, by: Person, opportunity: Opportunity, reason: str) -> Opportunity:
    """Take it out of sight at once. Reports about it count as dealt with."""
    opportunity = locked(opportunity)
    allow(rules.may_hide(by, opportunity))
    if opportunity.hidden_at is not None:
        return opportunity
    hiding = Hiding.objects.create(opportunity=opportunity, reason=reason, hidden_at=timezone.now(), hidden_by=by)
    _set_hidden(opportunity, hiding)
    handled = _handle(by, opportunity)
    audit.record("opportunity.hidden", by=by, thing=opportunity, reports=handled)
    tell.leads("hidden", opportunity, key=str(hiding.pk), besides=by, reason=reason)
    return opportunity


@transaction.atomic
def show(*, by: Person, opportunity: Opportunity) -> Opportunity:
    """Show it again."""
    opportunity = locked(opportunity)
    allow(rules.may_hide(by, opportunity))
    if opportunity.hidden_at is None:
        return opportunity
    Hiding.objects.filter(opportunity=opportunity, shown_at=None).update(shown_at=timezone.now(), shown_by=by)
    _set_hidden(opportunity, None)
    audit.record("opportunity.shown", by=by, thing=opportunity)
    return opportunity


@transaction.atomic
def dismiss(*, by: Person, opportunity: Opportunity) -> int:
    """Say that the reports about an opportunity need nothing done; return how many there were."""
    opportunity = locked(opportunity)
    allow(rules.may_hide(by, opportunity))
    handled = _handle(by, opportunity)
    if handled:
        audit.record("opportunity.reports_dismissed", by=by, thing=opportunity, reports=handled)
    return handled


def _set_hidden(opportunity: Opportunity, hiding: Hiding | None) -> None:
    opportunity.hidden_at = hiding.hidden_at if hiding else None
    opportunity.save(update_fields=["hidden_at"])
    finding.refresh(opportunity)


def _handle(by: Person, opportunity: Opportunity) -> int:
    waiting = Report.objects.filter(opportunity=opportunity, handled_at=None)
    return waiting.update(handled_at=timezone.now(), handled_by=by)

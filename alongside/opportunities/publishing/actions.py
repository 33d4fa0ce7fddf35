"""The life of an opportunity: each step of it is one action, under lock, once however often it is pressed."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.opportunities import hooks, rules
from alongside.opportunities.completeness import unanswered
from alongside.opportunities.drafting.answers import changed_rows
from alongside.opportunities.errors import NotPossibleError, StillWaitingError, UnfinishedError
from alongside.opportunities.finding import actions as finding
from alongside.opportunities.interests.reminding import actions as reminding
from alongside.opportunities.locking import allow, locked
from alongside.opportunities.models import Interest, Opportunity, Revision
from alongside.opportunities.publishing import slugs, tell
from alongside.people.models import Person

State = Opportunity.State


@transaction.atomic
def publish(*, by: Person, opportunity: Opportunity) -> Opportunity:
    """Publish a draft in the organisation's name."""
    opportunity = locked(opportunity)
    if opportunity.state == State.OPEN:
        return opportunity
    allow(rules.may_publish_at_once(by, opportunity))
    return put_out(by=by, opportunity=opportunity)


def put_out(*, by: Person, opportunity: Opportunity) -> Opportunity:
    """Make a locked draft public, once everything is answered; for `publish` and for a reader's yes."""
    require_complete(opportunity)
    slugs.give(opportunity)
    opportunity.state = State.OPEN
    opportunity.published_at = timezone.now()
    opportunity.save(update_fields=["state", "published_at", "slug"])
    finding.refresh(opportunity)
    audit.record("opportunity.published", by=by, thing=opportunity)
    for hook in hooks.published:
        hook(opportunity)
    return opportunity


def require_complete(opportunity: Opportunity) -> None:
    """Refuse what is unfinished, or would close before it opens."""
    missing = unanswered(opportunity)
    if missing:
        raise UnfinishedError(missing)
    if opportunity.is_past_closing:
        raise NotPossibleError(_("The closing date has passed. Choose a later one."))


@transaction.atomic
def close(*, by: Person | None, opportunity: Opportunity) -> Opportunity:
    """Take no more interest. `by` is None when the closing day is over."""
    opportunity = locked(opportunity)
    if opportunity.state == State.CLOSED:
        return opportunity
    allow(by is None or rules.may_look_after(by, opportunity))
    _require(opportunity, State.OPEN)
    opportunity.state = State.CLOSED
    opportunity.closed_at = timezone.now()
    opportunity.save(update_fields=["state", "closed_at"])
    finding.refresh(opportunity)
    reminding.renew_promises(opportunity=opportunity)
    audit.record("opportunity.closed", by=by, thing=opportunity, by_date=by is None)
    return opportunity


def close_due() -> int:
    """Close all whose closing day is over in London; return how many. Safe to run at any time, and twice."""
    due = Opportunity.objects.filter(state=State.OPEN, closes__lt=timezone.localdate()).exclude(is_open_ended=True)
    closed = 0
    for opportunity in due.order_by("closes").iterator():
        closed += _close_if_due(opportunity)
    return closed


@transaction.atomic
def _close_if_due(opportunity: Opportunity) -> bool:
    """Look again under lock: somebody may have moved the date meanwhile."""
    opportunity = locked(opportunity)
    if opportunity.state != State.OPEN or not opportunity.is_past_closing:
        return False
    close(by=None, opportunity=opportunity)
    return True


@transaction.atomic
def extend(*, by: Person, opportunity: Opportunity, closes: datetime.date | None) -> Opportunity:
    """Move the closing date, or open again what was closed; None means open-ended. Those who wait are told."""
    opportunity = locked(opportunity)
    allow(rules.may_look_after(by, opportunity))
    if opportunity.state == State.OPEN and _closes(opportunity) == closes:
        return opportunity
    _require(opportunity, State.OPEN, State.CLOSED)
    if hooks.way_of_choosing(opportunity.way_of_choosing).is_settled(opportunity):
        raise NotPossibleError(_("Choosing has begun among those who came forward, so nobody else can join them now."))
    if closes is not None and closes < timezone.localdate():
        raise NotPossibleError(_("The new closing date must be today or later."))
    before = _closing(opportunity)
    opportunity.closes, opportunity.is_open_ended = closes, closes is None
    opportunity.state, opportunity.closed_at = State.OPEN, None
    opportunity.save(update_fields=["closes", "is_open_ended", "state", "closed_at"])
    finding.refresh(opportunity)
    record_change(by=by, opportunity=opportunity, before=before, after=_closing(opportunity))
    reminding.renew_promises(opportunity=opportunity)
    return opportunity


def _closes(opportunity: Opportunity) -> datetime.date | None:
    return None if opportunity.is_open_ended else opportunity.closes


def _closing(opportunity: Opportunity) -> dict[str, Any]:
    closes = _closes(opportunity)
    return {"closes": closes.isoformat() if closes else None, "is_open_ended": opportunity.is_open_ended}


@transaction.atomic
def cancel(*, by: Person, opportunity: Opportunity, reason: str) -> Opportunity:
    """Call it off, say why, and tell everyone who is interested."""
    opportunity = locked(opportunity)
    if opportunity.state == State.CANCELLED:
        return opportunity
    allow(rules.may_look_after(by, opportunity))
    _require(opportunity, State.OPEN, State.CLOSED)
    opportunity.state = State.CANCELLED
    opportunity.cancelled_at = timezone.now()
    opportunity.cancel_reason = reason
    opportunity.save(update_fields=["state", "cancelled_at", "cancel_reason"])
    finding.refresh(opportunity)
    told = tell.interested("cancelled", opportunity, key=str(opportunity.pk))
    audit.record("opportunity.cancelled", by=by, thing=opportunity, told=told)
    return opportunity


@transaction.atomic
def mark_answered(*, by: Person | None, opportunity: Opportunity) -> Opportunity:
    """Finish it. Refused while anybody waits for an answer."""
    opportunity = locked(opportunity)
    if opportunity.state == State.ANSWERED:
        return opportunity
    allow(by is None or rules.may_look_after(by, opportunity))
    _require(opportunity, State.CLOSED)
    if opportunity.is_elsewhere:
        raise NotPossibleError(_("Nobody came forward here, so there is nobody to answer."))
    waiting = Interest.objects.filter(opportunity=opportunity, state=Interest.State.SENT).count()
    if waiting:
        raise StillWaitingError(waiting)
    opportunity.state = State.ANSWERED
    opportunity.answered_at = timezone.now()
    opportunity.save(update_fields=["state", "answered_at"])
    audit.record("opportunity.answered", by=by, thing=opportunity)
    return opportunity


# What people plan their lives by.
MATERIAL = frozenset(
    {
        *("starts", "ends", "times", "time_commitment", "duration", "closes", "is_open_ended", "answers_by"),
        *("mode", "place", "region"),
        *("is_paid", "payment_pence", "payment_per", "payment", "covers_expenses", "expenses"),
    }
)


def record_change(*, by: Person, opportunity: Opportunity, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Keep what changed on a published opportunity, and tell those interested when dates, place or payment did."""
    fields = sorted(name for name in after if before.get(name) != after[name])
    if not fields:
        return
    is_material = not MATERIAL.isdisjoint(fields)
    # Whoever is writing an answer to it at this moment is shown what is different before they send.
    opportunity.version += 1
    opportunity.save(update_fields=["version"])
    revision = Revision.objects.create(
        opportunity=opportunity,
        at=timezone.now(),
        by=by,
        before={name: before.get(name) for name in fields},
        after={name: after[name] for name in fields},
        is_material=is_material,
    )
    rows = changed_rows(revision.before, revision.after)
    told = tell.interested("changed", opportunity, key=str(revision.pk), rows=rows) if is_material else 0
    audit.record("opportunity.changed", by=by, thing=opportunity, fields=fields, told=told)


def _require(opportunity: Opportunity, *states: str) -> None:
    """Refuse from another state, in words."""
    if opportunity.state not in states:
        raise NotPossibleError(
            _("This opportunity is now “%(state)s”, so this cannot be done. Somebody may have changed it just now.")
            % {"state": opportunity.get_state_display().lower()}
        )

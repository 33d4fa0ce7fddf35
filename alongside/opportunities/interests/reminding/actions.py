"""Reminders after 5 and 10 working days, and an honest word to whoever waits longer than promised.

Safe to run at any time, by several workers, and twice: what was said is kept on the interest, in the transaction that
queues it.
"""

import datetime

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.core import working_days
from alongside.messages import actions as messages
from alongside.opportunities.interests import promise
from alongside.opportunities.interests.models import Event, Interest
from alongside.opportunities.models import Chooser, Opportunity

_OVER = [Opportunity.State.CANCELLED, Opportunity.State.DRAFT]


def remind(today: datetime.date | None = None) -> int:
    """Remind the choosers of every opportunity where somebody has waited 5 or 10 working days; return of how many."""
    today = today or timezone.localdate()
    soon = working_days.add(today, promise.FIRST_REMINDER)
    due = Interest.objects.filter(state=Interest.State.SENT, answer_by__lte=soon, reminded__lt=promise.PROMISED_DAYS)
    opportunities = Opportunity.objects.filter(pk__in=due.values("opportunity")).exclude(state__in=_OVER)
    return sum(_remind_of(opportunity, today) for opportunity in list(opportunities.order_by("pk")))


@transaction.atomic
def _remind_of(opportunity: Opportunity, today: datetime.date) -> int:
    """Remind once for everyone who reached the same mark, so that a chooser gets one message and not twenty."""
    waiting = _waiting(opportunity)
    reached = [(interest, _mark(interest, today)) for interest in waiting]
    fresh = [(interest, mark) for interest, mark in reached if mark > interest.reminded]
    if not fresh:
        return 0
    for interest, mark in fresh:
        interest.reminded = mark
        interest.save(update_fields=["reminded"])
    highest = max(mark for _interest, mark in fresh)
    first = min(interest.answer_by for interest in waiting if interest.answer_by)
    for chooser in Chooser.objects.acting().filter(opportunity=opportunity).select_related("person"):
        if chooser.person is not None:
            messages.queue(
                to=chooser.person.recipient,
                kind="opportunities.people_wait",
                key=f"people-wait:{opportunity.pk}:{chooser.pk}:{highest}:{today}",
                opportunity=opportunity,
                count=len(waiting),
                answer_by=first,
                is_due=highest >= promise.PROMISED_DAYS,
            )
    audit.record("opportunity.choosers_reminded", by=None, thing=opportunity, waiting=len(waiting), days=highest)
    return 1


def _mark(interest: Interest, today: datetime.date) -> int:
    """Return after how many working days a reminder is due now: 0, 5 or 10."""
    if interest.answer_by is None:
        return 0
    left = working_days.between(today, interest.answer_by)
    if left == 0:
        return promise.PROMISED_DAYS
    return promise.FIRST_REMINDER if left <= promise.PROMISED_DAYS - promise.FIRST_REMINDER else 0


def tell_late(today: datetime.date | None = None) -> int:
    """Tell everyone whose promised day has passed that it is late; return how many. Each is told once."""
    today = today or timezone.localdate()
    late = Interest.objects.filter(state=Interest.State.SENT, answer_by__lt=today, told_late_at=None)
    late = late.exclude(opportunity__state__in=_OVER)
    return sum(_tell_late(pk, today) for pk in list(late.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _tell_late(pk: int, today: datetime.date) -> bool:
    rows = Interest.objects.select_for_update(of=("self",), no_key=True).select_related("opportunity__organisation")
    interest = rows.filter(pk=pk, state=Interest.State.SENT, told_late_at=None, answer_by__lt=today).first()
    if interest is None or interest.person is None:
        return False
    interest.told_late_at = timezone.now()
    interest.save(update_fields=["told_late_at"])
    Event.objects.create(interest=interest, what=Event.What.LATE, at=interest.told_late_at)
    messages.queue(
        to=interest.person.recipient,
        kind="opportunities.answer_is_late",
        key=f"answer-is-late:{interest.pk}:{interest.answer_by}",
        interest=interest,
        opportunity=interest.opportunity,
    )
    audit.record("interest.told_late", by=None, person=interest.person, thing=interest)
    return True


@transaction.atomic
def renew_promises(*, opportunity: Opportunity) -> int:
    """Work out the promised days again after the closing day was moved; return how many changed.

    Called by what moves the day, in its transaction: everybody who waits is told of the change there.
    """
    changed = 0
    for interest in _waiting(opportunity):
        assert interest.sent_at is not None  # noqa: S101  a constraint of the table
        promised = promise.answer_by(opportunity, timezone.localdate(interest.sent_at))
        if promised != interest.answer_by:
            interest.answer_by, interest.reminded, interest.told_late_at = promised, 0, None
            interest.save(update_fields=["answer_by", "reminded", "told_late_at"])
            changed += 1
    return changed


def _waiting(opportunity: Opportunity) -> list[Interest]:
    rows = Interest.objects.select_for_update(no_key=True).filter(opportunity=opportunity, state=Interest.State.SENT)
    return list(rows.order_by("pk"))

"""How long what people wrote is kept: until six months after the answer, and never after they take it back for good.

Emptying leaves the row with its dates and its outcome. How many came forward and how long they waited stays true;
who it was and what they wrote does not stay.
"""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.messages import actions as messages
from alongside.opportunities import hooks
from alongside.opportunities.interests import sharing
from alongside.opportunities.interests.models import Answer, Interest, Note, Reply
from alongside.people.models import Person

State = Interest.State
WARNING = datetime.timedelta(days=14)
DAYS_A_MONTH = 30.44


def kept_for() -> datetime.timedelta:
    """How long an interest without a yes is kept after it was over."""
    return datetime.timedelta(days=round(settings.INTEREST_MONTHS * DAYS_A_MONTH))


def warn(now: datetime.datetime | None = None) -> int:
    """Tell everyone whose interest is deleted in two weeks; return how many. Each is told once."""
    now = now or timezone.now()
    due = _over_before(now - kept_for() + WARNING).filter(warned_at=None)
    return sum(_warn(pk, now) for pk in list(due.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _warn(pk: int, now: datetime.datetime) -> bool:
    interest = _locked(pk)
    if interest is None or interest.person is None or interest.warned_at is not None:
        return False
    interest.warned_at = now
    interest.save(update_fields=["warned_at"])
    messages.queue(
        to=interest.person.recipient,
        kind="opportunities.interest_ends",
        key=f"interest-ends:{interest.pk}:{now:%Y%m%d}",
        interest=interest,
        opportunity=interest.opportunity,
        on=timezone.localdate(now + WARNING),
    )
    return True


def empty_old(now: datetime.datetime | None = None) -> int:
    """Empty what was kept long enough and whose owner was warned two weeks ago; return how many. Safe to run twice."""
    now = now or timezone.now()
    due = _over_before(now - kept_for()).filter(warned_at__lte=now - WARNING)
    emptied = 0
    for pk in list(due.order_by("pk").values_list("pk", flat=True)):
        emptied += _empty_one(pk, now)
    return emptied


@transaction.atomic
def _empty_one(pk: int, now: datetime.datetime) -> bool:
    """Look again under lock: the person may have come forward once more."""
    interest = _locked(pk)
    if interest is None or not _over_before(now - kept_for()).filter(pk=pk).exists():
        return False
    audit.record("interest.emptied", by=None, thing=interest)
    empty(interest)
    return True


def empty(interest: Interest) -> None:
    """Take away who it was and everything that was written; the caller holds the lock.

    What still waited or was still being written counts as withdrawn from now on.
    """
    now = timezone.now()
    Reply.objects.filter(interest=interest).delete()
    Note.objects.filter(interest=interest).delete()
    Answer.objects.filter(interest=interest).update(words="")
    if interest.state in (State.DRAFT, State.SENT, State.WAITING_LIST, State.YES):
        interest.state, interest.ended_at = State.WITHDRAWN, now
    interest.person = None
    interest.why = interest.access = interest.access_words = interest.end_reason = ""
    interest.shares, interest.writers, interest.steps_done = [], {}, []
    interest.emptied_at = now
    interest.save()
    for hook in hooks.emptied:
        hook(interest)


@transaction.atomic
def erase(person: Person) -> None:
    """Empty everything of a person who deletes their account; what they wrote as a chooser goes without the name."""
    rows = Interest.objects.select_for_update(no_key=True).filter(person=person).order_by("pk")
    for interest in rows:
        if interest.state == State.DRAFT and interest.sent_at is None and not interest.events.exists():
            interest.delete()
        else:
            empty(interest)


@transaction.atomic
def forget_shared(person: Person, organisation_key: str, purpose: str) -> None:
    """Take out what an organisation may no longer see, when somebody takes their consent back."""
    rows = Interest.objects.select_for_update(no_key=True).filter(person=person).order_by("pk")
    for interest in rows.filter(opportunity__organisation_id=int(organisation_key)):
        sharing.take_out(interest, purpose)
        interest.save(update_fields=["shares", "access", "access_words", "steps_done"])


def _over_before(moment: datetime.datetime) -> QuerySet[Interest]:
    """What was over before a moment, and did not end in a place."""
    found = Interest.objects.filter(emptied_at=None, person__isnull=False)
    ended = Q(state__in=[State.WITHDRAWN, State.DECLINED], ended_at__lt=moment)
    turned_down = Q(state=State.NOT_THIS_TIME, answered_at__lt=moment)
    left_lying = Q(state=State.DRAFT, touched_at__lt=moment)
    called_off = Q(state__in=[State.SENT, State.WAITING_LIST], opportunity__cancelled_at__lt=moment)
    never_needed = Q(state=State.WAITING_LIST, opportunity__answered_at__lt=moment)
    found = found.annotate(touched_at=Coalesce("saved_at", "started_at"))
    return found.filter(ended | turned_down | left_lying | called_off | never_needed)


def _locked(pk: int) -> Interest | None:
    rows = Interest.objects.select_for_update(of=("self",), no_key=True).select_related("opportunity__organisation")
    return rows.filter(pk=pk, emptied_at=None).first()

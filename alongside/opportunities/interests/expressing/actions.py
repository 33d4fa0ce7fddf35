"""Writing as one goes, and sending once.

Every write here locks the person first, then the opportunity, then the interest: always in this order, so that no two
wait for each other. The opportunity is locked only to send, so that nobody can send while it is being closed.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.messages import actions as messages
from alongside.opportunities import hooks
from alongside.opportunities.interests import promise, rules, sharing
from alongside.opportunities.interests.errors import (
    ChangedError,
    ClosedError,
    NotPossibleError,
    NotReadyError,
)
from alongside.opportunities.interests.expressing import steps
from alongside.opportunities.interests.expressing.steps import Step, Words
from alongside.opportunities.interests.models import Event, Interest
from alongside.opportunities.models import Chooser, Opportunity
from alongside.people.consents import actions as consents
from alongside.people.models import Person

State = Interest.State


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What came of saving: the mark of what is kept now, and what another window wrote, if it did."""

    mark: str
    other: dict[str, Any] | None = None


@transaction.atomic
def save(
    *, by: Person, opportunity: Opportunity, step: Step, words: Words, mark: str, writer: uuid.UUID, done: bool
) -> Saved:
    """Keep what was typed in a step, whether or not it is finished.

    `mark` says what was kept when the page was drawn, `writer` names the page. When another page has saved something
    else since, nothing is overwritten: both texts go back to the person.

    Raises ClosedError when it is too late to start, NotPossibleError when it was sent already.
    """
    interest = _lock(by, opportunity)
    now = timezone.now()
    if interest is None:
        interest = _start(by, Opportunity.objects.get(pk=opportunity.pk), now)
    if interest.state != State.DRAFT:
        raise NotPossibleError
    there = steps.kept(interest, step)
    wrote = interest.writers.get(step.slug) == str(writer)
    if not wrote and steps.digest(there) not in (mark, steps.digest(words)):
        return Saved(mark=steps.digest(there), other=there)
    steps.put(interest, step, words)
    interest.writers[step.slug] = str(writer)
    interest.steps_done = _marked_done(interest.steps_done, step, done)
    interest.saved_at = now
    interest.save()
    return Saved(mark=steps.digest(words))


def _start(by: Person, opening: Opportunity, now: datetime) -> Interest:
    """Make the draft at the first thing that is saved."""
    if not rules.is_open(opening, now):
        raise ClosedError
    interest = Interest.objects.create(opportunity=opening, person=by, started_at=now, version_read=opening.version)
    audit.record("interest.started", by=by, thing=interest)
    return interest


def _marked_done(slugs: list[str], step: Step, done: bool) -> list[str]:
    others = [slug for slug in slugs if slug != step.slug]
    return [*others, step.slug] if done else others


@transaction.atomic
def send(*, by: Person, opportunity: Opportunity, version_read: int) -> Interest:
    """Send it: from now on somebody waits, and a day is promised. Pressed twice, it is sent once.

    Raises NotReadyError, ClosedError, or ChangedError when the opportunity was changed after `version_read`.
    """
    opening, interest = _lock_to_send(by, opportunity)
    if interest is None:
        raise NotReadyError
    if interest.state != State.DRAFT:
        return interest
    now = timezone.now()
    if not rules.may_send(opening, interest, now):
        raise ClosedError
    if version_read != opening.version:
        raise ChangedError
    if not is_ready(interest):
        raise NotReadyError
    _mark_sent(interest, opening, now)
    consents.give_sharing_consent(
        by=by,
        person=by,
        organisation_key=sharing.key_of(opening.organisation),
        organisation_name=opening.organisation.name,
        purposes=sharing.purposes(interest),
    )
    audit.record("interest.sent", by=by, thing=interest, shares=sorted(interest.shares))
    _tell(by, interest, opening, now)
    return interest


def is_ready(interest: Interest) -> bool:
    """Whether every step is finished."""
    opening = interest.opportunity
    way = hooks.way_of_choosing(opening.way_of_choosing)
    wanted = steps.steps_for(way, has_questions=opening.questions.exists())
    return {step.slug for step in wanted} <= set(interest.steps_done)


def _mark_sent(interest: Interest, opening: Opportunity, now: datetime) -> None:
    interest.state, interest.sent_at = State.SENT, now
    interest.answer_by = promise.answer_by(opening, timezone.localdate(now))
    interest.agreed_to, interest.agreed_at = sharing.AGREEMENT, now
    interest.version_read = opening.version
    interest.save()
    Event.objects.create(interest=interest, what=Event.What.SENT, at=now)


def _tell(by: Person, interest: Interest, opening: Opportunity, now: datetime) -> None:
    """Confirm to the person; tell the choosers at most once a day that somebody came forward."""
    messages.queue(
        to=by.recipient,
        kind="opportunities.interest_sent",
        key=f"interest-sent:{interest.pk}:{now:%Y%m%d%H%M%S}",
        interest=interest,
        opportunity=opening,
    )
    today = timezone.localdate(now)
    for chooser in Chooser.objects.acting().filter(opportunity=opening).select_related("person"):
        if chooser.person is not None and chooser.person_id != by.pk:
            messages.queue(
                to=chooser.person.recipient,
                kind="opportunities.came_forward",
                key=f"came-forward:{opening.pk}:{chooser.pk}:{today}",
                opportunity=opening,
                answer_by=interest.answer_by,
            )


@transaction.atomic
def start_again(*, by: Person, interest: Interest) -> Interest:
    """Take a withdrawn interest up once more, with what was written. Pressed twice, it is one draft.

    Raises ClosedError when it is too late.
    """
    opening, found = _lock_to_send(by, interest.opportunity)
    if found is None:
        raise NotPossibleError
    if found.state == State.DRAFT:
        return found
    now = timezone.now()
    if not rules.may_start_again(found, opening, now):
        raise ClosedError
    found.state, found.started_at, found.saved_at, found.version_read = State.DRAFT, now, now, opening.version
    found.sent_at = found.answer_by = found.answered_at = found.ended_at = None
    found.agreed_at = found.told_late_at = found.warned_at = None
    found.end_reason, found.reminded = "", 0
    found.save()
    audit.record("interest.started_again", by=by, thing=found)
    return found


@transaction.atomic
def read_changes(*, by: Person, opportunity: Opportunity) -> None:
    """Note that the person has seen the opportunity as it is now."""
    opening, interest = _lock_to_send(by, opportunity)
    if interest is not None and interest.version_read != opening.version:
        interest.version_read = opening.version
        interest.save(update_fields=["version_read"])


@transaction.atomic
def throw_away(*, by: Person, opportunity: Opportunity) -> bool:
    """Delete a draft; False when there is none. One that was sent before goes back to withdrawn, with its history."""
    interest = _lock(by, opportunity)
    if interest is None or interest.state != State.DRAFT:
        return False
    audit.record("interest.thrown_away", by=by, thing=interest)
    if interest.events.exists():
        interest.replies.all().delete()
        interest.state, interest.ended_at, interest.steps_done = State.WITHDRAWN, timezone.now(), []
        interest.why = interest.access = interest.access_words = ""
        interest.save()
        for hook in hooks.emptied:
            hook(interest)
    else:
        interest.delete()
    return True


def _lock(by: Person, opportunity: Opportunity) -> Interest | None:
    """Take turns with every other page of this person; return what they have written here."""
    consents.lock(by)
    interest = Interest.objects.select_for_update(no_key=True).filter(opportunity=opportunity, person=by).first()
    if interest is not None:
        interest.person = by
    return interest


def _lock_to_send(by: Person, opportunity: Opportunity) -> tuple[Opportunity, Interest | None]:
    """As `_lock`, and hold the opportunity as it is now."""
    consents.lock(by)
    opening = Opportunity.objects.select_for_update(no_key=True).get(pk=opportunity.pk)
    interest = _lock(by, opening)
    if interest is not None:
        interest.opportunity = opening
    return opening, interest

"""Who may say that they are interested and until when, who may see who came forward, which answer may follow which."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from alongside.core import working_days
from alongside.opportunities import hooks
from alongside.opportunities.interests.models import Interest, Outcome
from alongside.opportunities.interests.promise import closing_day
from alongside.opportunities.models import Opportunity
from alongside.organisations import rules as organisations

State = Interest.State

# Within so many working days a wrong answer may be taken back, with an explanation.
CORRECTION_DAYS = 2


def is_open(opportunity: Opportunity, now: datetime.datetime) -> bool:
    """Whether somebody can start to say here that they are interested."""
    closes = closing_day(opportunity)
    in_time = closes is None or timezone.localdate(now) <= closes
    is_public = opportunity.state == Opportunity.State.OPEN and opportunity.hidden_at is None
    return is_public and in_time and not opportunity.is_elsewhere


def may_send(opportunity: Opportunity, interest: Interest, now: datetime.datetime) -> bool:
    """Whether what was written may be sent.

    Somebody who started before it closed may still send until the end of the day it closed.
    """
    if is_open(opportunity, now):
        return True
    closed, last_day = opportunity.closed_at, closing_day(opportunity)
    if opportunity.state != Opportunity.State.CLOSED or opportunity.hidden_at or closed is None or last_day is None:
        return False
    return interest.started_at <= closed and timezone.localdate(now) <= last_day


def may_withdraw(interest: Interest) -> bool:
    """Whether there is something to withdraw: it was sent, and is not over."""
    return interest.state in (State.SENT, State.WAITING_LIST)


def may_decline(interest: Interest) -> bool:
    """Whether there is a place to give up."""
    return interest.state == State.YES


def may_start_again(interest: Interest, opportunity: Opportunity, now: datetime.datetime) -> bool:
    """Whether somebody who withdrew may come forward once more."""
    return interest.state in (State.WITHDRAWN, State.DECLINED) and is_open(opportunity, now)


def may_talk(interest: Interest) -> bool:
    """Whether the person and the choosers can write to each other: until it is over."""
    return interest.state in (State.SENT, State.WAITING_LIST, State.YES, State.NOT_THIS_TIME)


def is_chooser(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person is still a chooser, and has promised to keep what they read to themselves."""
    return _choosing(person, opportunity).acting().exists()


def may_see_counts(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may see how many came forward, and nobody's name: involvement leads who do not choose."""
    return organisations.is_lead(person, opportunity.organisation)


def may_read(person: Any, interest: Interest) -> bool:
    """Whether a chooser may read this person's answer: sent, not withdrawn, not their own."""
    return interest.person_id is not None and interest.person_id != person.pk and interest.state not in _UNREAD


_UNREAD = (State.DRAFT, State.WITHDRAWN, State.DECLINED)

_NEXT: dict[str, set[str]] = {
    State.SENT: {Outcome.YES, Outcome.WAITING_LIST, Outcome.NOT_THIS_TIME},
    State.WAITING_LIST: {Outcome.YES, Outcome.NOT_THIS_TIME},
    # Good news may follow at any time; taking a yes back is a correction.
    State.NOT_THIS_TIME: {Outcome.YES, Outcome.WAITING_LIST},
    State.YES: set(),
}


def follows(state: str, outcome: str) -> bool:
    """Whether an answer may come after this state at any time."""
    return outcome in _NEXT.get(state, set())


def outcomes(interest: Interest, last_answer: datetime.datetime | None, today: datetime.date) -> set[str]:
    """Return the answers that can be given now: those that may follow, and for a short time those that correct."""
    possible = set(_NEXT.get(interest.state, set()))
    if is_correctable(interest, last_answer, today):
        possible |= {outcome for outcome in Outcome.values if outcome != interest.state}
    return possible


def allowed(opportunity: Opportunity, interests: Sequence[Interest]) -> dict[int, set[str]]:
    """Return for each of these people, by number, the answers that the way of choosing allows now."""
    said = hooks.way_of_choosing(opportunity.way_of_choosing).answers(opportunity, interests)
    return {interest.pk: said.get(interest.pk, set(Outcome.values)) for interest in interests}


def is_correctable(interest: Interest, last_answer: datetime.datetime | None, today: datetime.date) -> bool:
    """Whether the last answer is so fresh that it may be corrected."""
    if interest.state not in Outcome.values or last_answer is None:
        return False
    return working_days.between(timezone.localdate(last_answer), today) <= CORRECTION_DAYS


def _choosing(person: Any, opportunity: Opportunity) -> Any:
    return opportunity.choosers.filter(person_id=person.pk) if person.pk else opportunity.choosers.none()

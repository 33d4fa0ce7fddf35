"""Answering everyone.

A press of the button is all or nothing: every person on the page gets their answer, or none does and the chooser is
told why. The rows are locked in one order, so that two choosers who answer at once come one after the other, and the
second is told what the first said.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.messages import actions as messages
from alongside.opportunities import hooks
from alongside.opportunities.interests import promise, rules
from alongside.opportunities.interests.errors import AlreadyAnsweredError
from alongside.opportunities.interests.models import Answer, Interest, Outcome
from alongside.opportunities.models import Opportunity
from alongside.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one person is told. `after` is the last answer that the chooser had seen (0: none)."""

    key: uuid.UUID
    outcome: str
    after: int
    reason: str = ""
    words: str = ""
    suggestions: Sequence[int] = ()


@transaction.atomic
def answer(*, by: Person, opportunity: Opportunity, given: Sequence[Given], press: uuid.UUID) -> list[Answer]:
    """Answer one or several people. The same `press` answers once.

    Raises AlreadyAnsweredError when any of them was answered or withdrew since the page was drawn: then nobody is.
    """
    if not rules.is_chooser(by, opportunity):
        raise PermissionDenied
    found = _locked(opportunity, [one.key for one in given])
    before = list(Answer.objects.filter(press=press, by=by, interest__in=found.values()))
    if before:
        return before
    return [_give(by, found.get(one.key), one, press) for one in given]


def _locked(opportunity: Opportunity, keys: list[uuid.UUID]) -> dict[uuid.UUID, Interest]:
    rows = Interest.objects.select_for_update(of=("self",), no_key=True).filter(opportunity=opportunity, key__in=keys)
    found = list(rows.select_related("person", "opportunity__organisation").order_by("pk"))
    return {interest.key: interest for interest in found}


def _give(by: Person, interest: Interest | None, given: Given, press: uuid.UUID) -> Answer:
    if interest is None or not rules.may_read(by, interest):
        raise AlreadyAnsweredError
    last = interest.answers.order_by("-pk").first()
    now = timezone.now()
    possible = rules.outcomes(interest, last.at if last else None, timezone.localdate(now))
    possible &= rules.allowed(interest.opportunity, [interest])[interest.pk]
    if (last.pk if last else 0) != given.after or given.outcome not in possible:
        raise AlreadyAnsweredError
    waited = interest.sent_at if interest.is_waiting else None
    made = Answer.objects.create(
        interest=interest,
        outcome=given.outcome,
        reason=given.reason if given.outcome == Outcome.NOT_THIS_TIME else "",
        words=given.words,
        by=by,
        at=now,
        waiting_since=waited,
        working_days_waited=promise.waited(waited, now) if waited else None,
        press=press,
        corrects=not waited and not rules.follows(interest.state, given.outcome),
    )
    made.suggestions.set(Opportunity.objects.filter(pk__in=given.suggestions))
    interest.state = given.outcome
    interest.answered_at = interest.answered_at if interest.answered_at and not waited else now
    interest.save(update_fields=["state", "answered_at"])
    audit.record(
        "interest.answered",
        by=by,
        person=interest.person,
        thing=interest,
        outcome=given.outcome,
        corrects=made.corrects,
    )
    _tell(interest, made)
    for hook in hooks.answered:
        hook(interest)
    return made


def _tell(interest: Interest, made: Answer) -> None:
    assert interest.person is not None  # noqa: S101  rules.may_read says so
    messages.queue(
        to=interest.person.recipient,
        kind="opportunities.answered",
        key=f"answered:{made.pk}",
        interest=interest,
        opportunity=interest.opportunity,
        answer=made,
        suggestions=list(made.suggestions.all()),
    )

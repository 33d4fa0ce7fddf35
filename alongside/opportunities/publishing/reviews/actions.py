"""Asking for a reading, and deciding on it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.opportunities import rules
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.locking import allow, locked
from alongside.opportunities.models import Opportunity, Review
from alongside.opportunities.publishing import tell
from alongside.opportunities.publishing.actions import put_out, require_complete
from alongside.people.models import Person

State = Opportunity.State


@transaction.atomic
def ask(*, by: Person, opportunity: Opportunity) -> Opportunity:
    """Hand a finished draft to the involvement leads. It stays as it is until one of them decides."""
    opportunity = locked(opportunity)
    if opportunity.state == State.IN_REVIEW:
        return opportunity
    allow(rules.may_ask_for_review(by, opportunity))
    require_complete(opportunity)
    review = Review.objects.create(opportunity=opportunity, asked_by=by, asked_at=timezone.now())
    _move(opportunity, State.IN_REVIEW)
    audit.record("opportunity.review_asked", by=by, thing=opportunity)
    tell.leads("review_asked", opportunity, key=str(review.pk), besides=by, asked_by=by)
    return opportunity


@transaction.atomic
def take_back(*, by: Person, opportunity: Opportunity) -> Opportunity:
    """Take it back to go on writing."""
    opportunity = locked(opportunity)
    if opportunity.state == State.DRAFT:
        return opportunity
    allow(rules.may_take_back(by, opportunity))
    _decide(_waiting(opportunity), by=by, outcome=Review.Outcome.TAKEN_BACK)
    _move(opportunity, State.DRAFT)
    audit.record("opportunity.taken_back", by=by, thing=opportunity)
    return opportunity


@transaction.atomic
def send_back(*, by: Person, opportunity: Opportunity, words: str) -> Opportunity:
    """Give it back to the people who wrote it, with what should change."""
    opportunity = locked(opportunity)
    if opportunity.state == State.DRAFT:
        return opportunity
    review = _waiting(opportunity)
    allow(rules.may_decide_review(by, opportunity, asked_by=review.asked_by))
    _decide(review, by=by, outcome=Review.Outcome.SENT_BACK, words=words)
    _move(opportunity, State.DRAFT)
    audit.record("opportunity.sent_back", by=by, thing=opportunity)
    tell.one(review.asked_by, "sent_back", opportunity, key=str(review.pk), words=words, reader=by)
    return opportunity


@transaction.atomic
def agree(*, by: Person, opportunity: Opportunity) -> Opportunity:
    """Publish what was read."""
    opportunity = locked(opportunity)
    if opportunity.state == State.OPEN:
        return opportunity
    review = _waiting(opportunity)
    allow(rules.may_decide_review(by, opportunity, asked_by=review.asked_by))
    _decide(review, by=by, outcome=Review.Outcome.PUBLISHED)
    opportunity = put_out(by=by, opportunity=opportunity)
    if review.asked_by != by:
        tell.one(review.asked_by, "published", opportunity, key=str(review.pk))
    return opportunity


def _waiting(opportunity: Opportunity) -> Review:
    """Return the reading that is open."""
    review = Review.objects.filter(opportunity=opportunity, decided_at=None).select_related("asked_by").first()
    if review is None:
        raise NotPossibleError(_("Nobody is waiting for this to be read. Somebody may have decided just now."))
    return review


def _decide(review: Review, *, by: Person, outcome: str, words: str = "") -> None:
    review.decided_by, review.decided_at = by, timezone.now()
    review.outcome, review.words = outcome, words
    review.save(update_fields=["decided_by", "decided_at", "outcome", "words"])


def _move(opportunity: Opportunity, state: str) -> None:
    opportunity.state = state
    opportunity.save(update_fields=["state"])

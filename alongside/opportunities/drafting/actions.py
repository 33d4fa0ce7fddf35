"""Writing: start a draft, save an answer, delete a draft."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.opportunities import rules
from alongside.opportunities.drafting.steps import Step
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.finding import actions as finding
from alongside.opportunities.locking import allow, locked
from alongside.opportunities.models import DraftStep, Opportunity, Writer
from alongside.opportunities.publishing.actions import record_change
from alongside.organisations import rules as organisations
from alongside.organisations.models import Organisation
from alongside.people.models import Person


@dataclass
class SavedByAnotherError(Exception):
    """A colleague saved this answer meanwhile; it is shown beside yours."""

    theirs: dict[str, Any]
    version: int
    saved_by: Person | None
    saved_at: datetime.datetime


@transaction.atomic
def start(*, by: Person, organisation: Organisation, title: str, key: uuid.UUID) -> Opportunity:
    """Start a draft; the same key gives the same draft."""
    allow(organisations.may_draft_for(by, organisation))
    return begin(by=by, organisation=organisation, title=title, key=key)[0]


def begin(
    *, by: Person, organisation: Organisation, title: str, key: uuid.UUID, **words: str
) -> tuple[Opportunity, bool]:
    """Begin a draft, perhaps with words to look over, and say whether it is new; for whoever has asked their own rule.

    To be called inside a transaction. Raises PermissionDenied for a key of somebody else's.
    """
    now = timezone.now()
    opportunity, is_new = Opportunity.objects.get_or_create(
        key=key,
        defaults={
            "organisation": organisation, "title": title, "created_by": by, "created_at": now,
            "contact_name": by.name, "contact_email": by.email, **words,
        },
    )  # fmt: skip
    allow(opportunity.created_by == by and opportunity.organisation == organisation)
    if is_new:
        DraftStep.objects.create(opportunity=opportunity, step="title", saved_at=now, saved_by=by)
        audit.record("opportunity.started", by=by, thing=opportunity)
    return opportunity, is_new


@transaction.atomic
def save(*, by: Person, opportunity: Opportunity, step: Step, version: int, answer: dict[str, Any]) -> int:
    """Save the answer to one question and return its new version.

    `version` is the one that the page showed. Saving the same again changes nothing. What a colleague saved meanwhile
    is never overwritten: raises SavedByAnotherError.
    """
    opportunity = locked(opportunity)
    allow(rules.may_write(by, opportunity))
    if step.form is None or (step.only_before_publishing and opportunity.has_fixed_questions):
        raise NotPossibleError(_("This cannot be changed once it is published."))
    before = step.form.stored(opportunity)
    before = {name: before[name] for name in answer}
    saved = DraftStep.objects.filter(opportunity=opportunity, step=step.slug).select_related("saved_by").first()
    if saved and before == answer:
        return saved.version
    if saved and saved.version != version:
        raise SavedByAnotherError(before, saved.version, saved.saved_by, saved.saved_at)
    step.form.store(opportunity, answer)
    if before != answer:
        Writer.objects.get_or_create(opportunity=opportunity, person=by, defaults={"since": timezone.now()})
    fields = sorted(name for name in answer if before[name] != answer[name])
    saved = _next_version(opportunity, step, saved, by)
    if opportunity.published_at:
        _republish(by, opportunity, before, answer)
    else:
        audit.record("opportunity.saved", by=by, thing=opportunity, step=step.slug, fields=fields)
    return saved.version


def _next_version(opportunity: Opportunity, step: Step, saved: DraftStep | None, by: Person) -> DraftStep:
    if saved is None:
        return DraftStep.objects.create(
            opportunity=opportunity, step=step.slug, saved_at=timezone.now(), saved_by=by
        )  # fmt: skip
    saved.version += 1
    saved.saved_at, saved.saved_by = timezone.now(), by
    saved.save(update_fields=["version", "saved_at", "saved_by"])
    return saved


def _republish(by: Person, opportunity: Opportunity, before: dict[str, Any], answer: dict[str, Any]) -> None:
    """A change of what is public: kept in the history, told to those interested, found at once."""
    if opportunity.state == Opportunity.State.OPEN and opportunity.is_past_closing:
        raise NotPossibleError(_("The closing date must be today or later."))
    finding.refresh(opportunity)
    record_change(by=by, opportunity=opportunity, before=_kept(before), after=_kept(answer))


def _kept(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer as JSON keeps it."""
    return {
        name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in answer.items()
    }  # fmt: skip


@transaction.atomic
def delete(*, by: Person, opportunity: Opportunity) -> None:
    """Delete a draft that was never public."""
    found = Opportunity.objects.filter(pk=opportunity.pk).first()
    if found is None:
        return
    opportunity = locked(found)
    allow(rules.may_delete(by, opportunity))
    audit.record("opportunity.deleted", by=by, thing=opportunity)
    opportunity.delete()

"""Writing down what members did, in the transaction of the doing itself."""

import datetime

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.models import Contribution, Member
from alongside.projects.stages import settling
from alongside.web import stamps


def record(
    member: Member,
    kind: str,
    thing: object,
    *,
    at: datetime.datetime | None = None,
    recorded_by: Person | None = None,
) -> None:
    """Note that a member did something. The same thing of the same kind counts once, from when it was first done.

    Raises RuntimeError outside a transaction: it is written with what was done, or not at all.
    """
    facts = {"project_id": member.project_id, "at": at or timezone.now(), "recorded_by": recorded_by}
    _done, is_new = Contribution.objects.get_or_create(member=member, kind=kind, thing=str(thing), defaults=facts)
    if is_new:
        stamps.changed(*member.project.shown_as()[:1])


@transaction.atomic
def take_back(*, by: Person, contribution: Contribution) -> None:
    """Take one's own contribution back: it counts for nothing any more."""
    found = Contribution.objects.filter(pk=contribution.pk, member__person=by, taken_back_at=None)
    if found.update(taken_back_at=timezone.now()):
        settling.settle_again(contribution.project)
        audit.record("projects.contribution_taken_back", by=by, thing=contribution.project)

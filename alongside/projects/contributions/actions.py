"""Writing down what members did, in the transaction of the doing itself."""

import datetime
import uuid

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.models import Contribution, Member, Project
from alongside.projects.seats import acts_for
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
def add(*, by: Person, project: Project, words: str, key: uuid.UUID, whom: Member | None = None) -> Contribution:
    """Write down something else that one did oneself, or who chose one as helper. The same key adds once."""
    member = acts_for(by, project, whom)
    recorder = None if member.person_id == by.pk else by
    facts = {"project_id": member.project_id, "at": timezone.now(), "words": words, "recorded_by": recorder}
    done, is_new = Contribution.objects.get_or_create(
        member=member, kind=Contribution.Kind.OTHER, thing=str(key), defaults=facts
    )
    if is_new:
        _changed(member.project, by, "projects.contribution_added")
    return done


@transaction.atomic
def take_back(*, by: Person, contribution: Contribution) -> None:
    """Take one's own contribution back: it counts for nothing any more."""
    found = _theirs(by, contribution).filter(taken_back_at=None)
    if found.update(taken_back_at=timezone.now()):
        _changed(contribution.project, by, "projects.contribution_taken_back")


@transaction.atomic
def count_again(*, by: Person, contribution: Contribution) -> None:
    """Let one's own contribution count again, from when it was done."""
    found = _theirs(by, contribution).filter(taken_back_at__isnull=False)
    if found.update(taken_back_at=None):
        _changed(contribution.project, by, "projects.contribution_counts_again")


def _theirs(by: Person, contribution: Contribution) -> QuerySet[Contribution]:
    """One's own, or that of a member who chose one as helper."""
    whose = Q(member__person=by) | Q(member__helper__person=by, member__helper__left_at=None)
    return Contribution.objects.filter(whose, pk=contribution.pk, member__left_at=None)


def _changed(project: Project, by: Person, what: str) -> None:
    settling.settle_again(project)
    audit.record(what, by=by, thing=project)

"""Noticing that a lead has gone quiet, and offering a hand-over to all."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.projects.leading import tell
from alongside.projects.models import Contribution, LeadTerm


def heard() -> QuerySet[LeadTerm]:
    """Return the terms that go on, each with when its member last did something (`done_at`)."""
    done = Contribution.objects.filter(member=OuterRef("member"), at__gte=OuterRef("began_at")).order_by("-at")
    terms = LeadTerm.objects.filter(ended_at=None).select_related("project")
    return terms.annotate(done_at=Subquery(done.values("at")[:1]))


def is_quiet(term: Any, now: datetime.datetime) -> bool:
    """Whether a lead (out of `heard`) has been silent for as long as the team agreed."""
    last = max(moment for moment in (term.began_at, term.here_at, term.done_at) if moment)
    return bool(now - last >= datetime.timedelta(days=term.project.silence_days))


def offer_hand_over() -> int:
    """Tell each team once that its lead has gone quiet; return how many teams were told. Safe to run twice."""
    now = timezone.now()
    waiting = heard().filter(told_silent_at=None)
    return sum(_tell(term.pk, now) for term in waiting.iterator(chunk_size=500) if is_quiet(term, now))


@transaction.atomic
def _tell(pk: int, now: datetime.datetime) -> bool:
    """Look again under lock: the lead may have been heard of meanwhile, or another worker was quicker."""
    LeadTerm.objects.select_for_update(no_key=True).get(pk=pk)
    term = heard().filter(pk=pk, told_silent_at=None).first()
    if term is None or not is_quiet(term, now):
        return False
    term.told_silent_at = now
    term.save(update_fields=["told_silent_at"])
    audit.record("projects.lead_silent", by=None, thing=term.project)
    here = term.project.members.filter(left_at=None, person__isnull=False, paused_at=None).select_related("person")
    for member in here:
        tell.silent(term, term.project, member)
    return True

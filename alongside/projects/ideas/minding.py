"""When something is wrong with an idea or its story: anybody reports it, those who look after it hide it.

Whoever raised it reads the reason, and can ask an administrator to look again. Hidden, it still waits for an answer.
"""

import uuid

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.errors import NotPossibleError
from alongside.projects.ideas import rules, tell
from alongside.projects.ideas.actions import locked
from alongside.projects.ideas.models import Idea, IdeaReport
from alongside.web import stamps


@transaction.atomic
def report(*, idea: Idea, reason: str, words: str, key: uuid.UUID) -> None:
    """Keep what somebody told us, and tell the leads. Who it was is not kept. The same key tells once."""
    idea = locked(idea)
    if not idea.is_open_to_all:
        raise PermissionDenied
    facts = {"idea": idea, "reason": reason, "words": words, "reported_at": timezone.now()}
    made, is_new = IdeaReport.objects.get_or_create(key=key, defaults=facts)
    if is_new:
        audit.record("projects.idea_reported", by=None, thing=idea, reason=reason)
        tell.reported(made)


@transaction.atomic
def ask_again(*, by: Person, idea: Idea, words: str, key: uuid.UUID) -> None:
    """Ask the administrators, as whoever raised it, to look again at what was hidden. The same key asks once."""
    idea = locked(idea)
    if not rules.is_raiser(by, idea):
        raise PermissionDenied
    if not idea.hidden_part:
        raise NotPossibleError(_("Nothing of it is hidden now."))
    facts = {"idea": idea, "words": words, "reported_at": timezone.now(), "is_from_raiser": True}
    made, is_new = IdeaReport.objects.get_or_create(key=key, defaults=facts)
    if is_new:
        audit.record("projects.idea_look_again", by=by, thing=idea)
        tell.asked_again(made)


@transaction.atomic
def hide(*, by: Person, idea: Idea, part: str, reason: str, words: str) -> None:
    """Hide it, or its story alone, for a reason that everybody reads; the words are for whoever raised it.

    Reports about it count as dealt with.
    """
    idea = _minded(by, idea)
    if idea.hidden_part == part:
        return
    idea.hidden_part, idea.hidden_reason, idea.hidden_words = part, reason, words
    idea.hidden_at, idea.hidden_by = timezone.now(), by
    idea.save()
    _handle(by, idea)
    _neighbours(idea)
    audit.record("projects.idea_hidden", by=by, thing=idea, part=part, reason=reason)
    tell.hidden(idea)


@transaction.atomic
def show(*, by: Person, idea: Idea) -> None:
    """Show all of it again."""
    idea = _minded(by, idea)
    if not idea.hidden_part:
        return
    idea.hidden_part, idea.hidden_reason, idea.hidden_words = "", "", ""
    idea.hidden_at, idea.hidden_by = None, None
    idea.save()
    _handle(by, idea)
    _neighbours(idea)
    audit.record("projects.idea_shown", by=by, thing=idea)
    tell.shown(idea)


@transaction.atomic
def dismiss(*, by: Person, idea: Idea) -> None:
    """Say that the reports about it need nothing done: it stays as it is."""
    idea = _minded(by, idea)
    if handled := _handle(by, idea):
        audit.record("projects.idea_reports_dismissed", by=by, thing=idea, reports=handled)


def _neighbours(idea: Idea) -> None:
    """Pages of ideas that it is joined with, or that are joined with it, show it too."""
    joined = Idea.objects.filter(Q(joined_with=idea) | Q(joined=idea)).values_list("pk", flat=True)
    stamps.changed(*(f"idea:{number}" for number in joined))


def _minded(by: Person, idea: Idea) -> Idea:
    found = locked(idea)
    if not rules.may_hide(by, found):
        raise PermissionDenied
    return found


def _handle(by: Person, idea: Idea) -> int:
    """Mark what waits as dealt with; what whoever raised it asks is for administrators to decide."""
    waiting = IdeaReport.objects.filter(idea=idea, handled_at=None)
    if not by.is_administrator:
        waiting = waiting.filter(is_from_raiser=False)
    return waiting.update(handled_at=timezone.now(), handled_by=by)

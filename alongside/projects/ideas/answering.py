"""What an organisation answers to an idea: take it up, join it with another, or not now."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.opportunities.interests.promise import waited
from alongside.people.models import Person
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.ideas import rules, tell
from alongside.projects.ideas.models import Idea, IdeaAnswer
from alongside.web import stamps


@transaction.atomic
def answer(
    *, by: Person, idea: Idea, outcome: str, words: str = "", joined_with: Idea | None = None, seen: str = ""
) -> Idea:
    """Answer an idea, or answer it anew; every answer is kept. The same answer twice is given once.

    Raises PermissionDenied for who may not answer, ChangedMeanwhileError when another lead answered since the page was
    opened, NotPossibleError when it cannot be joined with that idea.
    """
    idea, other = _both(idea, joined_with if outcome == Idea.Outcome.JOIN else None)
    if not rules.may_answer(by, idea):
        raise PermissionDenied
    now = (idea.outcome, idea.answer, idea.joined_with_id)
    if now == (outcome, words, other.pk if other else None):
        return idea
    if seen and seen != idea.mark:
        raise ChangedMeanwhileError
    if outcome == Idea.Outcome.JOIN:
        _need_joinable(idea, other)
    if outcome == Idea.Outcome.NOT_NOW and not words:
        raise NotPossibleError(_("Say why not now. People deserve a reason."))
    _keep(by, idea, outcome, words, other)
    return idea


def _keep(by: Person, idea: Idea, outcome: str, words: str, other: Idea | None) -> None:
    at, before = timezone.now(), idea.joined_with_id
    idea.outcome, idea.answer, idea.joined_with = outcome, words, other
    if idea.first_answered_at is None:
        assert idea.waits_since is not None  # noqa: S101  only what was sent is answered
        idea.first_answered_at, idea.working_days_waited = at, waited(idea.waits_since, at)
    idea.version += 1
    idea.save()
    given = IdeaAnswer.objects.create(idea=idea, by=by, outcome=outcome, words=words, joined_with=other, at=at)
    stamps.changed(*(f"idea:{number}" for number in (before, idea.joined_with_id) if number))
    audit.record("projects.idea_answered", by=by, thing=idea, outcome=outcome)
    tell.answered(idea, given.pk)


def _both(idea: Idea, other: Idea | None) -> tuple[Idea, Idea | None]:
    """Lock both in the same order, so that two who join them with each other do not wait for each other forever."""
    wanted = {idea.pk} | ({other.pk} if other else set())
    rows = Idea.objects.select_for_update(of=("self",), no_key=True).select_related("organisation", "person")
    found = {row.pk: row for row in rows.filter(pk__in=wanted).order_by("pk")}
    if found.keys() != wanted:
        raise PermissionDenied
    return found[idea.pk], found[other.pk] if other else None


def _need_joinable(idea: Idea, other: Idea | None) -> None:
    """An idea is joined only with one that stands by itself, so that nothing leads in a circle."""
    if other is None or other.pk == idea.pk or not other.is_sent or other.organisation_id != idea.organisation_id:
        raise NotPossibleError(_("Choose another idea about the same organisation."))
    if other.joined_with_id is not None:
        raise NotPossibleError(_("That idea is joined with another itself. Choose the other one."))

"""Whether somebody stays in a team: a decision of the team, with a right of reply and an appeal to the organisation."""

import uuid

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.design.filters import day
from alongside.people.models import Person
from alongside.projects.decisions import consent, rules, tell
from alongside.projects.decisions.models import TO_ASK_AGAIN
from alongside.projects.errors import NotPossibleError
from alongside.projects.models import Appeal, Decision, DecisionText, Member, Project
from alongside.projects.presses import made_before
from alongside.projects.seats import acts_for, locked, sits
from alongside.projects.teams import actions as teams
from alongside.projects.teams import joining

#: In a team of two, one would decide about the other.
FEWEST = 3


@transaction.atomic
def propose(*, by: Person, project: Project, about: Member, text: str, key: uuid.UUID) -> Decision:
    """Ask the team whether somebody stays. They are told at once, and can reply. The same key asks once.

    Raises NotPossibleError about oneself, somebody who has left, or somebody about whom it is asked already or was
    asked not long ago.
    """
    project = locked(project)
    member = sits(by, project)
    made = made_before(Decision.objects.all(), key, project_id=project.pk)
    if made is not None:
        return made
    here = list(project.members.filter(left_at=None).select_related("person"))
    _need_possible(project, member, about, here)
    now = timezone.now()
    made = Decision.objects.create(
        key=key, project=project, about=about, title=_("Whether somebody stays in the team"), text=text,
        proposed_by=member, at=now, quorum=consent.usual_quorum([one for one in here if one.pk != about.pk]),
    )  # fmt: skip
    DecisionText.objects.create(decision=made, version=1, text=text, by=member, at=now)
    audit.record("projects.removal_proposed", by=by, person=about.person, thing=made)
    tell.removal_proposed(made, about)
    return made


def _need_possible(project: Project, member: Member, about: Member, here: list[Member]) -> None:
    if about.pk == member.pk:
        raise NotPossibleError(_("You can leave the team yourself, with one press."))
    if about not in here or len(here) < FEWEST:
        raise NotPossibleError(_("This is asked about somebody in a team of at least three."))
    asked = Decision.objects.filter(project=project, about=about)
    if asked.filter(state=Decision.State.OPEN).exists():
        raise NotPossibleError(_("The team is asked this already."))
    again = timezone.now() - TO_ASK_AGAIN
    last = asked.filter(ended_at__gt=again).order_by("ended_at").values_list("ended_at", flat=True).last()
    if last is not None:
        raise NotPossibleError(
            _(
                "The team was asked this not long ago. It can be asked again from %(day)s. If something cannot wait, "
                "ask an involvement lead of the organisation for help."
            )
            % {"day": day(last + TO_ASK_AGAIN)}
        )


@transaction.atomic
def reply(*, by: Person, decision: Decision, words: str, whom: Member | None = None) -> None:
    """Reply, as the person it is about: the reply stands first on the page. It can be changed while it is open."""
    member = acts_for(by, locked(decision.project), whom)
    found = Decision.objects.filter(pk=decision.pk, about=member, state=Decision.State.OPEN)
    if not found.update(reply=words, replied_at=timezone.now()):
        raise NotPossibleError(_("This has ended, or is not about you."))
    audit.record("projects.removal_replied", by=by, thing=decision)


def let_go(by: Person, decision: Decision) -> None:
    """End somebody's place in the team, as the team has decided. Inside the transaction that records it."""
    member = _about(decision)
    if member.left_at is not None:
        return
    joining.end(member, left_as="")
    audit.record("projects.removed", by=by, person=member.person, thing=decision.project, for_member=member.pk)
    tell.removed(decision, member)


@transaction.atomic
def appeal(*, by: Person, decision: Decision, words: str) -> Appeal:
    """Ask a lead of the organisation to look at it: once, by the person who was removed."""
    project = locked(decision.project)
    if not rules.may_appeal(by, decision):
        raise PermissionDenied
    made, is_new = Appeal.objects.get_or_create(decision=decision, defaults={"words": words, "at": timezone.now()})
    if is_new:
        audit.record("projects.appealed", by=by, thing=made)
        tell.appealed(made, project.organisation)
    return made


@transaction.atomic
def choose_name(*, by: Person, decision: Decision, left_as: str) -> None:
    """Choose, after having been removed, under what name one's words stay with the team, or under none."""
    locked(decision.project)
    if not rules.may_appeal(by, decision):
        raise PermissionDenied
    gone = Member.objects.filter(pk=_about(decision).pk, left_at__isnull=False).exclude(left_as=left_as)
    if gone.update(left_as=left_as):
        audit.record("projects.name_chosen", by=by, thing=decision)


@transaction.atomic
def answer(*, by: Person, appeal: Appeal, answer: str, words: str) -> Appeal:
    """Answer an appeal, once: the decision stands, or the person comes back. Both sides are told.

    Raises PermissionDenied for who is no lead of the organisation, or is in the team while another lead is not.
    """
    project = locked(appeal.decision.project)
    if not rules.may_answer_appeal(by, project):
        raise PermissionDenied
    found = Appeal.objects.select_related("decision").get(pk=appeal.pk)
    if found.answered_at is not None:
        return found
    found.answer, found.answer_words = answer, words
    found.answered_by, found.answered_at = by, timezone.now()
    found.save(update_fields=["answer", "answer_words", "answered_by", "answered_at"])
    member = _about(found.decision)
    if answer == Appeal.Answer.COMES_BACK and member.person is not None:
        teams.seat(project, member.person, capacity=member.capacity, works_here=member.works_here)
    audit.record("projects.appeal_answered", by=by, person=member.person, thing=project, to=answer)
    tell.appeal_answered(found, member, project)
    return found


def _about(decision: Decision) -> Member:
    assert decision.about is not None  # noqa: S101  asked of decisions about somebody only
    return decision.about

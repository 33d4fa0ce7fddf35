"""Proposing, clarifying, saying what one thinks, meeting concerns, and recording what was decided."""

import datetime
import uuid

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.contributions import actions as contributions
from alongside.projects.decisions import consent, removing
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.models import (
    Clarification,
    Contribution,
    Decision,
    DecisionText,
    Meeting,
    Member,
    Project,
    Stance,
)
from alongside.projects.presses import made_before
from alongside.projects.seats import acts_for, locked, recorder

State = Decision.State


@transaction.atomic
def propose(
    *,
    by: Person,
    project: Project,
    title: str,
    text: str,
    quorum: int,
    closes_on: datetime.date | None,
    key: uuid.UUID,
    from_meeting: Meeting | None = None,
    whom: Member | None = None,
) -> Decision:
    """Put a proposal to the team, perhaps out of the notes of a meeting. The same key proposes once.

    Raises PermissionDenied for a meeting of another project.
    """
    project = locked(project)
    member = acts_for(by, project, whom)
    before = made_before(Decision.objects.all(), key, project_id=project.pk)
    if before is not None:
        return before
    if from_meeting is not None and from_meeting.project_id != project.pk:
        raise PermissionDenied
    made = Decision.objects.create(
        key=key, project=project, from_meeting=from_meeting, title=title, text=text, quorum=quorum,
        closes_on=closes_on, proposed_by=member, recorded_by=recorder(by, member), at=timezone.now(),
    )  # fmt: skip
    DecisionText.objects.create(decision=made, version=1, text=text, by=member, at=made.at)
    _count(member, made)
    audit.record("projects.decision_proposed", by=by, thing=made)
    return made


@transaction.atomic
def change(
    *, by: Person, decision: Decision, text: str, quorum: int, closes_on: datetime.date | None, seen: str
) -> Decision:
    """Change the proposal: any member may. Another text is asked about anew; a concern stands until it is met.

    Raises ChangedMeanwhileError when somebody else changed any of it since the page was opened, and NotPossibleError
    where it is about somebody: they reply to this text, and no fewer decide about them.
    """
    member, decision = _enter(by, decision)
    if decision.about_id is not None:
        raise NotPossibleError(_("They reply to this text. End it without a decision to ask something else."))
    if (decision.text, decision.quorum, decision.closes_on) == (text, quorum, closes_on):
        return decision
    if decision.whole_mark != seen:
        raise ChangedMeanwhileError
    if decision.text != text:
        decision.text, decision.version = text, decision.version + 1
        DecisionText.objects.create(
            decision=decision, version=decision.version, text=text, by=member, at=timezone.now()
        )
        _count(member, decision)
    decision.quorum, decision.closes_on = quorum, closes_on
    decision.save(update_fields=["text", "version", "quorum", "closes_on"])
    audit.record("projects.decision_changed", by=by, thing=decision, version=decision.version)
    return decision


@transaction.atomic
def say(*, by: Person, decision: Decision, said: str, words: str, seen: str, whom: Member | None = None) -> Stance:
    """Say what one thinks of the text that was shown. Saying the same again changes nothing.

    Raises ChangedMeanwhileError when the text is another by now.
    """
    member, decision = _enter(by, decision, whom)
    if decision.mark != seen:
        raise ChangedMeanwhileError
    before = Stance.objects.filter(decision=decision, member=member, replaced_at=None).first()
    if before and (before.said, before.words, before.version) == (said, words, decision.version):
        return before
    now = timezone.now()
    Stance.objects.filter(decision=decision, member=member, replaced_at=None).update(replaced_at=now)
    made = Stance.objects.create(
        decision=decision, member=member, said=said, words=words, version=decision.version, at=now,
        recorded_by=recorder(by, member),
    )  # fmt: skip
    _count(member, decision)
    audit.record("projects.decision_answered", by=by, thing=decision, said=said)
    return made


@transaction.atomic
def ask(*, by: Person, decision: Decision, words: str, key: uuid.UUID, whom: Member | None = None) -> Clarification:
    """Ask something about the proposal, or answer. The same key writes once."""
    member, decision = _enter(by, decision, whom)
    before = made_before(Clarification.objects.all(), key, decision_id=decision.pk)
    if before is not None:
        return before
    facts = {"member": member, "words": words, "at": timezone.now(), "recorded_by": recorder(by, member)}
    made = Clarification.objects.create(key=key, decision=decision, **facts)
    _count(member, decision)
    audit.record("projects.decision_clarified", by=by, thing=decision)
    return made


@transaction.atomic
def answer_concern(*, by: Person, stance: Stance, words: str, seen: str) -> None:
    """Say how a concern is met: any member may. It is met once whoever raised it says so.

    Raises ChangedMeanwhileError when somebody else said it since the page was opened.
    """
    member, decision = _enter(by, stance.decision)
    found = Stance.objects.filter(pk=stance.pk, replaced_at=None, met_at=None, said=Stance.Said.CONCERN)
    now = found.first()
    if now is None:
        raise NotPossibleError(_("This concern does not stand any more."))
    if now.answer == words:
        return
    if str(now.answer_version) != seen:
        raise ChangedMeanwhileError
    found.update(answer=words, answered_by=member, answer_version=now.answer_version + 1)
    audit.record("projects.concern_answered", by=by, thing=decision)


@transaction.atomic
def concern_is_met(*, by: Person, stance: Stance) -> None:
    """Say that one's own concern is met (or that of somebody one writes for). Pressed twice, it is met once."""
    _member, decision = _enter(by, stance.decision, stance.member)
    found = Stance.objects.filter(pk=stance.pk, replaced_at=None, met_at=None, said=Stance.Said.CONCERN)
    if found.update(met_at=timezone.now()):
        audit.record("projects.concern_met", by=by, thing=decision)


@transaction.atomic
def record(*, by: Person, decision: Decision, outcome: str) -> Decision:
    """Record that it is decided: any member may, once there is consent. Pressed twice, it is recorded once.

    Raises NotPossibleError, with what is missing, where there is none yet.
    """
    member, decision = _enter(by, decision, ended_as=State.DECIDED)
    if not decision.is_open:
        return decision
    members = list(Member.objects.filter(project=decision.project_id, left_at=None))
    found = consent.weigh(decision, members, list(decision.stances.all()), timezone.now())
    if not found.is_there:
        raise NotPossibleError(_("It cannot be decided yet. The page says what is missing."))
    if decision.about_id is not None:
        removing.let_go(by, decision)
    return _end(by, member, decision, State.DECIDED, outcome)


@transaction.atomic
def end(*, by: Person, decision: Decision, outcome: str) -> Decision:
    """End it without a decision: withdrawn by whoever proposed it, else not agreed. Pressed twice, it ends once."""
    member, decision = _enter(by, decision, ended_as=None)
    if not decision.is_open:
        return decision
    own = decision.proposed_by_id == member.pk
    return _end(by, member, decision, State.WITHDRAWN if own else State.NOT_AGREED, outcome)


def _end(by: Person, member: Member, decision: Decision, state: str, outcome: str) -> Decision:
    decision.state, decision.outcome = state, outcome
    decision.ended_at, decision.ended_by = timezone.now(), member
    decision.save(update_fields=["state", "outcome", "ended_at", "ended_by"])
    audit.record("projects.decision_ended", by=by, thing=decision, to=state)
    return decision


_OPEN = object()


def _enter(
    by: Person, decision: Decision, whom: Member | None = None, *, ended_as: object = _OPEN
) -> tuple[Member, Decision]:
    """Return the place of whoever is acted for, and the decision as it is now; open, unless it may have ended."""
    project = locked(decision.project)
    member = acts_for(by, project, whom)
    found = Decision.objects.filter(pk=decision.pk, project=project).first()
    if found is None:
        raise PermissionDenied
    found.project = project
    if found.about_id == member.pk:
        raise NotPossibleError(_("It is about you, so you have no part in it but your reply."))
    if not found.is_open and ended_as is _OPEN:
        raise NotPossibleError(_("This has ended. Propose something new."))
    if not found.is_open and ended_as is not None and found.state != ended_as:
        raise NotPossibleError(_("This has ended. Propose something new."))
    return member, found


def _count(member: Member, decision: Decision) -> None:
    contributions.record(member, Contribution.Kind.DECISION, decision.key)

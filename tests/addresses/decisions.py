"""Decisions of a team: one that is open with a concern, and one that was decided."""

from dataclasses import dataclass

from django.utils import timezone

from alongside.projects.models import Appeal, Clarification, Decision, DecisionText, Member, Stance


@dataclass(frozen=True)
class Decisions:
    """The things."""

    open: Decision
    concern: Stance
    appeal: Appeal


def decisions(one: Member, other: Member, gone: Member) -> Decisions:
    """Make them, proposed by the first of two members; a third was removed and appeals."""
    now = timezone.now()
    facts = {"project": one.project, "proposed_by": one, "text": "Πρόταση", "at": now, "quorum": 2}
    ended = Decision.objects.create(title="Χθες", state="decided", ended_at=now, ended_by=one, outcome="Έγινε", **facts)
    found = Decision.objects.create(title="Σήμερα", version=2, **facts)
    for decision, version in ((ended, 1), (found, 1), (found, 2)):
        DecisionText.objects.create(decision=decision, version=version, text="Πρόταση", by=one, at=now)
    Clarification.objects.create(decision=found, member=other, words="Γιατί;", at=now)
    Stance.objects.create(decision=found, member=one, said="agree", version=1, at=now, replaced_at=now)
    Stance.objects.create(decision=found, member=other, said="live with", version=1, at=now)
    concern = Stance.objects.create(
        decision=found, member=one, said="concern", words="Φοβάμαι", version=2, at=now, answer="Έτσι",
        answered_by=other,
    )  # fmt: skip
    return Decisions(open=found, concern=concern, appeal=appeal(one, gone))


def appeal(one: Member, gone: Member) -> Appeal:
    """Somebody whom the team removed appeals."""
    now = timezone.now()
    removal = Decision.objects.create(
        project=one.project, proposed_by=one, about=gone, title="Μένει;", text="Γιατί", at=now, quorum=1,
        state="decided", ended_at=now, ended_by=one, reply="Απάντηση",
    )  # fmt: skip
    return Appeal.objects.create(decision=removal, words="Άδικο", at=now)

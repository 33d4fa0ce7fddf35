"""When a proposal can be recorded as decided: consent means that nobody is left with a concern."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from alongside.projects.models import Decision, Member, Stance


@dataclass(frozen=True, kw_only=True)
class Consent:
    """How far a proposal is from being decided."""

    said: int
    quorum: int
    # Members who do not pause and have said nothing to this text.
    silent: list[Member] = field(default_factory=list)
    concerns: list[Stance] = field(default_factory=list)
    # Until then somebody whom it is about can still reply.
    waits_until: datetime.datetime | None
    is_past_closing: bool

    @property
    def missing(self) -> int:
        """How many more must say something."""
        return max(0, self.quorum - self.said)

    @property
    def is_there(self) -> bool:
        """Whether it can be recorded as decided."""
        if self.waits_until or self.missing or self.concerns:
            return False
        return self.is_past_closing or not self.silent


def weigh(decision: Decision, members: Sequence[Member], stances: Sequence[Stance], now: datetime.datetime) -> Consent:
    """Weigh what the members of now said last.

    What was said about an earlier text does not count for this one, but for a concern: it stands until whoever raised
    it says that it is met, or says something else. Who pauses need say nothing. The closing day itself is still open.
    Somebody whom the decision is about has no part in it but their reply, and time for that.
    """
    here = {member.pk: member for member in members if member.pk != decision.about_id}
    theirs = [stance for stance in stances if stance.replaced_at is None and stance.member_id in here]
    current = {stance.member_id for stance in theirs if stance.version == decision.version}
    until = decision.may_end_from
    return Consent(
        said=len(current),
        quorum=min(decision.quorum, len(here)),
        silent=[member for member in here.values() if member.paused_at is None and member.pk not in current],
        concerns=[stance for stance in theirs if stance.is_open_concern],
        waits_until=until if until and now < until else None,
        is_past_closing=decision.closes_on is not None and timezone.localdate(now) > decision.closes_on,
    )


def usual_quorum(members: Sequence[Member]) -> int:
    """Return more than half of those who do not pause."""
    return sum(member.paused_at is None for member in members) // 2 + 1

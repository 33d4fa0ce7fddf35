"""Whether people with lived experience were in a project from the outset: judged from its record, not from a tick.

    >>> from datetime import UTC, datetime
    >>> day = lambda number: datetime(2026, 3, number, tzinfo=UTC)
    >>> record = Record(
    ...     sittings=(Sitting("Ama", day(3), None, Capacity.CARER, works_here=False),),
    ...     contributions=(Contribution("Ama", day(5)),),
    ...     moves=(Move(Stage.IDEA, day(1)), Move(Stage.SCOPING, day(4)), Move(Stage.DESIGN, day(20))),
    ...     aim_agreed=day(10),
    ... )
    >>> finding = judge(record, until=day(31))
    >>> finding.moment.value, finding.reason.code, finding.days_to_join
    ('from-the-outset', 'there-from-the-outset', 2)

A project is *from the outset* when a partner joined before the aim was agreed, and that same person contributed as a
partner before scoping ended. Reasons are codes and values; pages word them. Why each boundary lies where it does:
docs/decisions/0075-from-the-outset.md.
"""

from alongside.core.outset.counting import Period, Settled, Share, by_period, quarters_before, settle, share
from alongside.core.outset.finding import (
    ContributedInDesign,
    ContributedLater,
    Finding,
    JoinedAfterTheAim,
    Moment,
    NoPartner,
    NothingContributed,
    Reason,
    ThereFromTheOutset,
)
from alongside.core.outset.judging import judge
from alongside.core.outset.record import Capacity, Contribution, Move, Record, Sitting, Stage
from alongside.core.outset.trends import Trend, trend

__all__ = [
    "Capacity",
    "ContributedInDesign",
    "ContributedLater",
    "Contribution",
    "Finding",
    "JoinedAfterTheAim",
    "Moment",
    "Move",
    "NoPartner",
    "NothingContributed",
    "Period",
    "Reason",
    "Record",
    "Settled",
    "Share",
    "Sitting",
    "Stage",
    "ThereFromTheOutset",
    "Trend",
    "by_period",
    "judge",
    "quarters_before",
    "settle",
    "share",
    "trend",
]

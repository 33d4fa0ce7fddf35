"""What is found of a project, as values: a page puts the reason in words."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class Moment(StrEnum):
    """From when on partners took part, the earliest first."""

    FROM_THE_OUTSET = "from-the-outset"
    FROM_DESIGN = "from-design"
    LATER = "later"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class ThereFromTheOutset:
    """A partner joined before the aim was agreed and contributed before scoping ended.

    Of all of whom that is true, the one who contributed first: when they first joined, and when they contributed.
    """

    code: ClassVar[str] = "there-from-the-outset"
    moment: ClassVar[Moment] = Moment.FROM_THE_OUTSET
    joined: datetime
    contributed: datetime


@dataclass(frozen=True, slots=True)
class JoinedAfterTheAim:
    """Partners contributed before scoping ended, but all of them joined when the aim had been agreed.

    Of the one who contributed first: when they first joined, and when they contributed.
    """

    code: ClassVar[str] = "joined-after-the-aim"
    moment: ClassVar[Moment] = Moment.FROM_DESIGN
    joined: datetime
    contributed: datetime


@dataclass(frozen=True, slots=True)
class ContributedInDesign:
    """The first contribution of a partner came when scoping had ended, before design ended."""

    code: ClassVar[str] = "contributed-in-design"
    moment: ClassVar[Moment] = Moment.FROM_DESIGN
    contributed: datetime


@dataclass(frozen=True, slots=True)
class ContributedLater:
    """The first contribution of a partner came when design had ended."""

    code: ClassVar[str] = "contributed-later"
    moment: ClassVar[Moment] = Moment.LATER
    contributed: datetime


@dataclass(frozen=True, slots=True)
class NothingContributed:
    """There is or was a partner in the team, the first since `joined`, but none has contributed."""

    code: ClassVar[str] = "nothing-contributed"
    moment: ClassVar[Moment] = Moment.NOT_YET
    joined: datetime


@dataclass(frozen=True, slots=True)
class NoPartner:
    """Nobody has sat in the team as a partner."""

    code: ClassVar[str] = "no-partner"
    moment: ClassVar[Moment] = Moment.NOT_YET


Reason = (
    ThereFromTheOutset | JoinedAfterTheAim | ContributedInDesign | ContributedLater | NothingContributed | NoPartner
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a record says of partners in a project; all times are in UTC.

    `first_partner` is when the first partner joined, `first_contribution` when a partner first contributed; None where
    nobody did. `days_to_join` is whole days of 24 hours from the project's beginning to `first_partner`, 0 or more;
    None where either is missing. `scoping_ended` is None while scoping goes on or has not begun. `people_who_shaped`
    are those who contributed as partners before scoping ended, whenever they joined.
    """

    reason: Reason
    first_partner: datetime | None
    first_contribution: datetime | None
    days_to_join: int | None
    scoping_ended: datetime | None
    people_who_shaped: frozenset[Hashable]

    @property
    def moment(self) -> Moment:
        """From when on partners took part."""
        return self.reason.moment

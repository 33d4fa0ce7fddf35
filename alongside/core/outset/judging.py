"""Judging from the record of a project from when on partners took part in it."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from alongside.core.outset.finding import (
    ContributedInDesign,
    ContributedLater,
    Finding,
    JoinedAfterTheAim,
    NoPartner,
    NothingContributed,
    Reason,
    ThereFromTheOutset,
)
from alongside.core.outset.instants import before, instant
from alongside.core.outset.record import Contribution, Move, Record, Sitting, Stage


def judge(record: Record, *, until: datetime) -> Finding:
    """Judge a project by what happened up to and including an aware instant; what came later changes nothing.

    The rule is that of the platform's mission ("involved from the outset"); docs/decisions/0075-from-the-outset.md
    says where its boundaries lie. "Before" is strict: at the very instant is not before. As time goes on, a moment
    never turns worse. Raises `ValueError` for a naive `until`.
    """
    known = record.up_to(instant(until, "until"))
    seats = [sitting for sitting in known.sittings if sitting.is_partner and sitting.left != sitting.joined]
    done = _as_partners(known.contributions, seats)
    joined = _first_joined(seats)
    scoping_ended = _left_behind(Stage.SCOPING, known.moves)
    shaping = [one for one in done if before(one.at, scoping_ended)]
    first_partner = min(joined.values(), default=None)
    return Finding(
        reason=_shaping(shaping, joined, known.aim_agreed) or _later(done, first_partner, known.moves),
        first_partner=first_partner,
        first_contribution=min((one.at for one in done), default=None),
        days_to_join=_days(known.moves, first_partner),
        scoping_ended=scoping_ended,
        people_who_shaped=frozenset(one.person for one in shaping),
    )


def _as_partners(contributions: Iterable[Contribution], seats: Iterable[Sitting]) -> list[Contribution]:
    """Return what was contributed by people who sat as partners just then."""
    by_person: dict[Hashable, list[Sitting]] = {}
    for seat in seats:
        by_person.setdefault(seat.person, []).append(seat)
    return [one for one in contributions if any(seat.holds(one.at) for seat in by_person.get(one.person, ()))]


def _first_joined(seats: Iterable[Sitting]) -> dict[Hashable, datetime]:
    """Return when each person first joined as a partner."""
    joined: dict[Hashable, datetime] = {}
    for seat in seats:
        joined[seat.person] = min(seat.joined, joined.get(seat.person, seat.joined))
    return joined


def _left_behind(stage: Stage, moves: Iterable[Move]) -> datetime | None:
    """Return when the project first went beyond a stage, wherever it came from; later moves back open nothing again."""
    return min((move.at for move in moves if move.to.is_after(stage)), default=None)


def _shaping(
    shaping: Sequence[Contribution], joined: Mapping[Hashable, datetime], aim_agreed: datetime | None
) -> Reason | None:
    """Return the reason that lies in what partners did before scoping ended, None where they did nothing."""
    all_of_them = [(one.at, joined[one.person]) for one in shaping]
    in_time = [(contributed, came) for contributed, came in all_of_them if before(came, aim_agreed)]
    if in_time:
        contributed, came = min(in_time)
        return ThereFromTheOutset(came, contributed)
    if all_of_them:
        contributed, came = min(all_of_them)
        return JoinedAfterTheAim(came, contributed)
    return None


def _later(done: Sequence[Contribution], first_partner: datetime | None, moves: Iterable[Move]) -> Reason:
    """Return the reason where partners did nothing before scoping ended."""
    if first_partner is None:
        return NoPartner()
    if not done:
        return NothingContributed(first_partner)
    contributed = min(one.at for one in done)
    if before(contributed, _left_behind(Stage.DESIGN, moves)):
        return ContributedInDesign(contributed)
    return ContributedLater(contributed)


def _days(moves: Iterable[Move], first_partner: datetime | None) -> int | None:
    beginning = min((move.at for move in moves), default=None)
    if beginning is None or first_partner is None:
        return None
    return max(0, (first_partner - beginning) // timedelta(days=1))

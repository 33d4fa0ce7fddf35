"""Whether people with lived experience were there: judged from the record, and kept once the scoping has ended."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from alongside.core import outset
from alongside.projects.models import Contribution, Project, Sitting, StageMove


def record(project: Project, moves: Iterable[StageMove]) -> outset.Record:
    """Return what the record holds, in one query.

    Of what somebody did in one sitting the first is enough: only whether there was something by a certain time counts.
    """
    sittings = list(_sittings(project))
    return outset.Record(
        sittings=tuple(_sitting(sitting) for sitting in sittings),
        contributions=tuple(outset.Contribution(one.member_id, one.first_at) for one in sittings if one.first_at),
        moves=tuple(outset.Move(outset.Stage(move.to_stage), move.at) for move in moves),
        aim_agreed=project.aim_agreed_at,
    )


def _sittings(project: Project) -> QuerySet[Any]:
    done = Contribution.objects.filter(
        member=OuterRef("member"), taken_back_at=None, at__gte=OuterRef("began_at")
    ).order_by("at")
    return Sitting.objects.filter(member__project=project).annotate(first_at=Subquery(done.values("at")[:1]))


def _sitting(sitting: Sitting) -> outset.Sitting:
    return outset.Sitting(
        person=sitting.member_id,
        joined=sitting.began_at,
        left=sitting.ended_at,
        capacity=outset.Capacity(sitting.capacity),
        works_here=sitting.works_here,
    )


def settle(project: Project, now: datetime.datetime) -> None:
    """Keep how the project is judged, once its scoping has ended. Inside the transaction of whoever moves it."""
    found = outset.settle(record(project, project.moves.all()), until=now)
    if found is None:
        return
    project.settled_as, project.settled_at = found.moment, found.at
    project.save(update_fields=["settled_as", "settled_at"])


def settle_again(project: Project) -> None:
    """Judge anew what was kept, because somebody took back what it was judged by."""
    if project.settled_at:
        settle(project, timezone.now())

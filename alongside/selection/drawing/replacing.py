"""Filling places that became empty: a small fair draw of its own, with its own proof."""

import dataclasses
import secrets
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.core import lottery
from alongside.core.lottery import Change, NoPanelError, Quota, advice, document, uniform
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.interests.answering import actions as answering
from alongside.opportunities.interests.answering.actions import Given
from alongside.opportunities.interests.models import Interest, Outcome
from alongside.opportunities.locking import allow
from alongside.opportunities.models import Opportunity
from alongside.people.models import Person
from alongside.selection import rules, words
from alongside.selection.drawing.working import PANELS
from alongside.selection.models import Draw, Entry, Replacement
from alongside.selection.targets import trying
from alongside.selection.targets.actions import locked_draw

# Who can still come: nobody who withdrew or gave up a place.
HERE = (Interest.State.SENT, Interest.State.WAITING_LIST, Interest.State.NOT_THIS_TIME)


class NobodyFitsError(NotPossibleError):
    """Nobody keeps every target; `changes` says the smallest change that helps, None when none does."""

    def __init__(self, changes: list[Change] | None) -> None:
        self.changes = changes
        super().__init__(_("Nobody who came forward keeps every target."))


@transaction.atomic
def replace(*, by: Person, opportunity: Opportunity, widen: bool = False) -> Replacement:
    """Fill the places that are empty: a fair draw among those who keep the targets, on the waiting list first.

    With `widen` the smallest change of targets is made when nobody keeps them all. Pressed twice, it is done once.

    Raises NobodyFitsError when nobody keeps them, NotPossibleError when no place is empty.
    """
    draw = locked_draw(by, opportunity)
    allow(rules.is_acting(by, draw))
    entries = list(draw.entries.select_related("interest").order_by("reference"))
    holders = [entry for entry in entries if entry.holds_a_place]
    empty = (draw.places or 0) - len(holders)
    if draw.stage != Draw.Stage.DRAWN or draw.targets is None or empty <= 0:
        last = draw.replacements.last()
        if last is not None:
            return last
        raise NotPossibleError(_("No place is empty."))
    if draw.seal.lottery is None:
        raise NotPossibleError(
            _("What people said for this draw was deleted by now, so no place can be filled by lot.")
        )
    others = [one for one in entries if not one.is_chosen and one.interest.state in HERE]
    listed = [one for one in others if one.ready is not None]
    quotas = trying.quotas_of(draw.targets.quotas)
    drawn = _drawn(holders, listed, quotas, draw) or _drawn(holders, others, quotas, draw)
    said: list[str] = []
    if drawn is None:
        quotas, said = _widened(holders, others, quotas, draw, widen=widen)
        drawn = _drawn(holders, others, quotas, draw)
    if drawn is None:
        raise NobodyFitsError(None)
    return _fill(by, draw, drawn, empty, said)


def _pool(holders: Sequence[Entry], others: Sequence[Entry], quotas: Sequence[Quota], draw: Draw) -> lottery.Pool:
    people = [*holders, *others]
    names, values = [one.reference for one in people], [one.values for one in people]
    pool = trying.pool_of(names, values, quotas, draw.places or 0)
    return dataclasses.replace(pool, already_in=frozenset(one.reference for one in holders))


def _drawn(
    holders: Sequence[Entry], others: Sequence[Entry], quotas: Sequence[Quota], draw: Draw
) -> dict[str, Any] | None:
    """Return the lottery over who comes, with its proof; None when nobody keeps the targets."""
    if len(holders) + len(others) < (draw.places or 0):
        return None
    try:
        return document(lottery.draw(_pool(holders, others, quotas, draw), seconds=60))
    except NoPanelError:
        return None


def _widened(
    holders: Sequence[Entry], others: Sequence[Entry], quotas: Sequence[Quota], draw: Draw, *, widen: bool
) -> tuple[list[Quota], list[str]]:
    """Return the targets with the smallest change that helps, and that change in words."""
    if len(holders) + len(others) < (draw.places or 0):
        raise NobodyFitsError(None)
    changes = advice(_pool(holders, others, quotas, draw))
    if not widen or not changes:
        raise NobodyFitsError(changes)
    moved = {(one.quota.feature, one.quota.value): one for one in changes}
    found = []
    for quota in quotas:
        change = moved.get((quota.feature, quota.value))
        least, most = (change.least, change.most) if change else (quota.least, quota.most)
        found.append(Quota(feature=quota.feature, value=quota.value, least=least, most=most))
    return found, words.advised(changes)[1:]


def _fill(by: Person, draw: Draw, found: dict[str, Any], empty: int, said: list[str]) -> Replacement:
    made = uniform(found, PANELS)
    number = secrets.randbelow(len(made.panels)) + 1
    holders = {entry.reference for entry in draw.entries.all() if entry.holds_a_place}
    came = [name for name in made.panels[number - 1] if name not in holders]
    could = sum(chance > 0 for name, chance in found["chances"].items() if name not in holders)
    replacement = Replacement.objects.create(
        draw=draw,
        number=draw.replacements.count() + 1,
        places=empty,
        could=could,
        drawn=number,
        panels=len(made.panels),
        certificate=found,
        widened=said,
        by=by,
        at=timezone.now(),
    )
    draw.entries.filter(reference__in=came).update(is_chosen=True, came_with=replacement, ready=None)
    audit.record("draw.replaced", by=by, thing=draw, number=number, places=empty, widened=bool(said))
    if draw.told_at is not None:
        _tell_newcomers(by, draw, replacement)
    return replacement


def _tell_newcomers(by: Person, draw: Draw, replacement: Replacement) -> None:
    rows = Interest.objects.filter(entry__came_with=replacement).prefetch_related("answers")
    given = [
        Given(
            key=interest.key,
            outcome=Outcome.YES,
            after=max((answer.pk for answer in interest.answers.all()), default=0),
            words=_("A place became free. It was drawn by lot among everybody who could take it, and it fell on you."),
        )
        for interest in rows.exclude(state=Interest.State.YES)
    ]
    press = uuid.uuid5(uuid.NAMESPACE_URL, f"replacement:{draw.pk}:{replacement.number}")
    answering.answer(by=by, opportunity=draw.opportunity, given=given, press=press)

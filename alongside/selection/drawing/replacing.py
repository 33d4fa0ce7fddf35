"""Filling places that became empty: a small fair draw of its own, with its own proof."""

import dataclasses
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
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

#: The sums are done while somebody waits for the page.
SECONDS = 60.0
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
    quotas = trying.agreed(draw)
    everybody = _Filling(draw=draw, holders=holders, others=others, quotas=quotas)
    drawn = dataclasses.replace(everybody, others=listed).drawn() or everybody.drawn()
    if drawn is not None:
        return _fill(by, draw, drawn, empty, [])
    drawn, said = everybody.widened(widen=widen)
    return _fill(by, draw, drawn, empty, said)


@dataclass(frozen=True, kw_only=True)
class _Filling:
    """Who holds a place, who could come, and which targets must hold."""

    draw: Draw
    holders: Sequence[Entry]
    others: Sequence[Entry]
    quotas: Sequence[Quota]

    @property
    def has_enough(self) -> bool:
        """Whether there are as many people as places."""
        return len(self.holders) + len(self.others) >= (self.draw.places or 0)

    def pool(self) -> lottery.Pool:
        """Everybody, with the holders in already."""
        people = [*self.holders, *self.others]
        names, values = [one.reference for one in people], [one.values for one in people]
        pool = trying.pool_of(names, values, self.quotas, self.draw.places or 0)
        return dataclasses.replace(pool, already_in=frozenset(one.reference for one in self.holders))

    def drawn(self) -> dict[str, Any] | None:
        """Return the lottery over who comes, with its proof; None when nobody keeps the targets."""
        try:
            return document(lottery.draw(self.pool(), seconds=SECONDS)) if self.has_enough else None
        except NoPanelError:
            return None

    def widened(self, *, widen: bool) -> tuple[dict[str, Any], list[str]]:
        """Return the lottery under the smallest change of targets that helps, and that change in words.

        Raises NobodyFitsError when none helps, or it was not asked for.
        """
        changes = advice(self.pool()) if self.has_enough else None
        if not widen or not changes:
            raise NobodyFitsError(changes)
        moved = {(one.quota.feature, one.quota.value): one for one in changes}
        quotas = []
        for quota in self.quotas:
            change = moved.get((quota.feature, quota.value))
            quotas.append(dataclasses.replace(quota, least=change.least, most=change.most) if change else quota)
        found = dataclasses.replace(self, quotas=quotas).drawn()
        if found is None:
            raise NobodyFitsError(None)
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
    _tell_newcomers(by, draw, replacement)
    return replacement


def _tell_newcomers(by: Person, draw: Draw, replacement: Replacement) -> None:
    """Tell those who have an answer already; whoever still waits is told with everybody else."""
    rows = Interest.objects.filter(entry__came_with=replacement).prefetch_related("answers")
    if draw.told_at is None:
        rows = rows.exclude(state=Interest.State.SENT)
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

"""The number that was drawn, and having everybody told."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.core.lottery import pick
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.interests.models import Interest
from alongside.opportunities.locking import allow
from alongside.opportunities.models import Opportunity
from alongside.people.models import Person
from alongside.selection import rules
from alongside.selection.drawing import tasks
from alongside.selection.models import Draw, Entry
from alongside.selection.sealed import as_uniform
from alongside.selection.targets.actions import locked_draw


@transaction.atomic
def begin_again(*, by: Person, opportunity: Opportunity) -> Draw:
    """Begin the sums anew, when whatever did them is gone. It does no harm when they still run."""
    draw = locked_draw(by, opportunity)
    if draw.stage == Draw.Stage.WORKING:
        audit.record("draw.begun_again", by=by, thing=draw)
        transaction.on_commit(lambda: tasks.work_out.enqueue(draw.pk))
    return draw


@transaction.atomic
def draw_number(*, by: Person, opportunity: Opportunity, number: int | None, how: str) -> Draw:
    """Pick the panel of a number that was drawn in public; without one a number is drawn here. Only the first counts.

    Raises NotPossibleError when it is too early, or the number is not one of them.
    """
    draw = locked_draw(by, opportunity)
    if draw.stage == Draw.Stage.DRAWN:
        return draw
    if draw.stage != Draw.Stage.SEALED or draw.panels is None:
        raise NotPossibleError(_("The chances are not fixed yet, so no number can be drawn."))
    if number is None:
        number = secrets.randbelow(draw.panels) + 1
    if not 1 <= number <= draw.panels:
        raise NotPossibleError(_("The number is from 1 to %(most)d.") % {"most": draw.panels})
    draw.stage, draw.number, draw.how_drawn = Draw.Stage.DRAWN, number, how
    draw.drawn_by, draw.drawn_at = by, timezone.now()
    draw.save()
    _mark(draw, number)
    audit.record("draw.drawn", by=by, thing=draw, number=number)
    return draw


def _mark(draw: Draw, number: int) -> None:
    """Mark who is on the panel and who is kept ready; who withdrew after the draw was fixed is gone already."""
    entries = {entry.reference: entry for entry in draw.entries.select_related("interest")}
    here = {name for name, entry in entries.items() if entry.interest.state == Interest.State.SENT}
    sealed = as_uniform(draw)
    panel = sealed["panels"][number - 1]
    # Nobody is kept ready who is gone.
    sealed["exact"] = {name: chance for name, chance in sealed["exact"].items() if name in here or name in panel}
    picked = pick(sealed, number)
    for name in picked.panel:
        entries[name].is_chosen = True
        entries[name].gone_at = None if name in here else draw.drawn_at
    for place, name in enumerate(picked.alternates, 1):
        entries[name].ready = place
    Entry.objects.bulk_update(entries.values(), ["is_chosen", "gone_at", "ready"], batch_size=500)


@transaction.atomic
def begin_telling(*, by: Person, opportunity: Opportunity) -> Draw:
    """Let everybody be answered, in the background. Pressed twice, or begun anew, everybody is answered once."""
    draw = locked_draw(by, opportunity)
    allow(rules.is_acting(by, draw))
    if draw.stage != Draw.Stage.DRAWN:
        raise NotPossibleError(_("Nothing is drawn yet."))
    if draw.told_at is None:
        draw.telling_at = timezone.now()
        draw.save(update_fields=["telling_at"])
        transaction.on_commit(lambda: tasks.tell_everybody.enqueue(draw.pk, by.pk))
    return draw


def note_gone(interest: Interest) -> None:
    """Note that somebody who held a place is no longer there; called inside the transaction of that."""
    held = Entry.objects.filter(interest=interest, is_chosen=True, gone_at=None)
    held.update(gone_at=timezone.now())

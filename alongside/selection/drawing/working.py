"""The sums of a draw, in the background: chances, equally likely panels, and the commitment to them.

Nothing is written but how far it is until all of it is there; begun anew after a crash, it comes to the same end.
"""

import secrets
import time
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.core import lottery
from alongside.core.lottery import NoPanelError, TimeOverError, Uniform, commitment, document, uniform
from alongside.messages import actions as messages
from alongside.messages.recipients import Recipient
from alongside.people.models import Person
from alongside.selection.models import Draw, Entry, Scrutiny, Seal
from alongside.selection.targets import trying

#: Equally likely panels: a number from 1 to this is drawn.
PANELS = 1000
SECONDS = 1200.0
#: How far it is is written at most so often.
EVERY = 1.0
PROVEN = "proven"


def work_out(number: int) -> None:
    """Seal a draw whose targets a second person has agreed to. Safe to run twice, and by two at once."""
    draw = Draw.objects.select_related("targets").filter(pk=number, stage=Draw.Stage.WORKING).first()
    if draw is None or draw.targets is None:
        return
    entries = list(draw.entries.order_by("reference"))
    quotas = trying.agreed(draw)
    pool = trying.pool_of(
        [one.reference for one in entries], [one.values for one in entries], quotas, draw.targets.size
    )
    try:
        found = document(lottery.draw(pool, seconds=SECONDS, tell=_teller(number)))
    except (NoPanelError, TimeOverError) as trouble:
        _give_up(number, "no panel" if isinstance(trouble, NoPanelError) else "time")
        return
    _seal(number, found, uniform(found, PANELS))


def _teller(number: int) -> Callable[[float], None]:
    """Return what writes by how much chances may still rise, now and then."""
    last = [0.0]

    def tell(shortfall: float) -> None:
        if time.monotonic() - last[0] >= EVERY:
            last[0] = time.monotonic()
            Draw.objects.filter(pk=number, stage=Draw.Stage.WORKING).update(shortfall=shortfall)

    return tell


@transaction.atomic
def _seal(number: int, found: dict[str, Any], made: Uniform) -> None:
    """Keep the panels under a commitment, and tell everybody in the draw; who has no chance in words of its own."""
    draw = _locked(number)
    if draw is None:
        return
    salt = secrets.token_hex(16)
    Seal.objects.create(draw=draw, salt=salt, lottery=found, panels=[list(panel) for panel in made.panels])
    entries = list(draw.entries.select_related("interest__person"))
    for entry in entries:
        entry.chance, entry.exact = made.chances[entry.reference], found["chances"][entry.reference]
    Entry.objects.bulk_update(entries, ["chance", "exact"], batch_size=500)
    draw.stage, draw.sealed_at, draw.commitment = Draw.Stage.SEALED, timezone.now(), commitment(made.panels, salt)
    draw.people, draw.places, draw.panels = len(entries), found["size"], len(made.panels)
    draw.lowest, draw.highest = min(made.chances.values()), max(made.chances.values())
    draw.is_proven = found["status"] == PROVEN
    draw.save()
    audit.record("draw.sealed", by=None, thing=draw, commitment=draw.commitment, people=draw.people)
    _tell(draw, entries)
    _ask_to_check(draw)


def _ask_to_check(draw: Draw) -> None:
    """Write to whoever was named to check it: at their account when they have one, for its language and format."""
    scrutiny = Scrutiny.objects.filter(draw=draw).exclude(email="").first()
    if scrutiny is not None:
        person = Person.objects.filter(email__iexact=scrutiny.email).first()
        messages.queue(
            to=person.recipient if person else Recipient(name=scrutiny.name, address=scrutiny.email),
            kind="selection.check",
            key=f"draw-check:{draw.pk}:{draw.sealed_at:%Y%m%d%H%M%S}",
            opportunity=draw.opportunity,
        )


def _tell(draw: Draw, entries: list[Entry]) -> None:
    for entry in entries:
        person = entry.interest.person
        if person is not None:
            messages.queue(
                to=person.recipient,
                kind="selection.in_draw" if entry.has_a_chance else "selection.no_chance",
                key=f"in-draw:{draw.pk}:{entry.pk}",
                opportunity=draw.opportunity,
                interest=entry.interest,
                entry=entry,
            )


@transaction.atomic
def _give_up(number: int, trouble: str) -> None:
    """Go back to the targets, and keep why."""
    draw = _locked(number)
    if draw is not None:
        draw.entries.all().delete()
        draw.stage, draw.trouble, draw.confirmed_by, draw.confirmed_at = Draw.Stage.PLANNED, trouble, None, None
        draw.save()
        audit.record("draw.given_up", by=None, thing=draw, reason=trouble)


def _locked(number: int) -> Draw | None:
    """Return the draw while its sums are still wanted."""
    rows = Draw.objects.select_for_update(of=("self",)).select_related("opportunity__organisation")
    return rows.filter(pk=number, stage=Draw.Stage.WORKING).first()

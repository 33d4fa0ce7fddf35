"""A fair draw of twelve people brought to a stage: sealed, told, or with somebody gone."""

from typing import Any

from alongside.opportunities.interests.following import actions as following
from alongside.selection.drawing import actions as drawing
from alongside.selection.models import Draw, Entry
from alongside.selection.targets import actions as targets
from tests.factories import selection

WIDE = [(1, 2), (2, 3), (1, 2), (1, 3)]


def agreed(bounds: list[tuple[int, int]] = WIDE) -> Draw:
    """A draw that is sealed."""
    draw = selection.planned()
    selection.crowd(draw)
    first, second = selection.chooser(draw), selection.lead(draw)
    version = targets.try_targets(by=first, opportunity=draw.opportunity, size=4, rows=selection.rows(draw, *bounds))
    targets.propose(by=first, opportunity=draw.opportunity, number=version.number)
    targets.confirm(by=second, opportunity=draw.opportunity, number=version.number)
    draw.refresh_from_db()
    return draw


def by(draw: Draw) -> Any:
    return draw.opportunity.choosers.get().person


def told(draw: Draw, number: int = 7) -> Draw:
    """One that is drawn, and everybody is answered."""
    drawing.draw_number(by=by(draw), opportunity=draw.opportunity, number=number, how="Dice")
    drawing.begin_telling(by=by(draw), opportunity=draw.opportunity)
    draw.refresh_from_db()
    return draw


def one_gone() -> tuple[Draw, Entry]:
    """One where somebody gave up their place whom several others could follow."""
    draw = agreed()
    often = {
        entry.reference
        for entry in draw.entries.all()
        if (entry.values["Role"], entry.values["Age"]) == ("Patient", "40 or over")
    }
    number, panel = next((number, panel) for number, panel in enumerate(draw.seal.panels, 1) if often & set(panel))
    told(draw, number)
    gone = draw.entries.get(reference=sorted(often & set(panel))[0])
    following.decline(by=gone.interest.person, interest=gone.interest)
    return draw, gone

"""What the room brings to the rooms below is there, once."""

from alongside.jobs import schedule
from alongside.opportunities import hooks
from alongside.people import hooks as people
from alongside.selection import personal_data, rules
from alongside.selection.asking import step
from alongside.selection.drawing import actions
from alongside.selection.registration import FAIR_DRAW


def test_everything_is_registered_once() -> None:
    assert hooks.ways_of_choosing.count(FAIR_DRAW) == 1
    assert hooks.way_of_choosing(rules.WAY) is FAIR_DRAW
    assert hooks.withdrawn.count(actions.note_gone) == 1
    assert hooks.emptied.count(actions.note_gone) == 1
    assert hooks.emptied.count(step.forget) == 1
    assert people.personal_data.count(personal_data.HELD) == 1
    assert "selection.forget" in schedule.recurring

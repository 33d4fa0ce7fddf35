"""What this room brings to the rooms below: a way of choosing, kinds of message, personal data, recurring work."""

from django.utils.translation import gettext_lazy as _

from alongside.jobs import schedule
from alongside.messages import kinds
from alongside.messages.kinds import Kind
from alongside.opportunities import hooks as opportunities
from alongside.people import hooks as people
from alongside.selection import personal_data, rules, tasks
from alongside.selection.asking import step
from alongside.selection.drawing import actions, queries
from alongside.selection.planning.queries import is_prepared

_ASKED = _("You came forward for this yourself, and everybody in the draw is told their chance.")

FAIR_DRAW = opportunities.WayOfChoosing(
    code=rules.WAY,
    name=_("A fair draw"),
    description=_(
        "When more people come forward than there are places, a lottery chooses a group that is a mix of people. "
        "Everybody gets the fairest chance there is, is told what it was, and can check it."
    ),
    draft_page="draft_draw",
    is_prepared=is_prepared,
    step=step.STEP,
    run_page="draw_run",
    public_page="draw",
    my_page="my_draw",
    answers=queries.answers,
    is_settled=queries.is_settled,
)


def register() -> None:
    """Called once, when the room is ready."""
    opportunities.ways_of_choosing.append(FAIR_DRAW)
    opportunities.withdrawn.append(actions.note_gone)
    opportunities.emptied += [actions.note_gone, step.forget]
    people.personal_data.append(personal_data.HELD)
    schedule.every(name="selection.forget", hours=24, task=tasks.forget)
    for kind in _kinds():
        kinds.register(kind)


def _kinds() -> list[Kind]:
    return [
        Kind(name="selection.in_draw", title=_("When a fair draw is fixed that I am in"), can_stop=True),
        Kind(name="selection.no_chance", title=_("When I have no chance in a fair draw"), can_stop=False, why=_ASKED),
        Kind(
            name="selection.confirm",
            title=_("When a fair draw needs a second person to agree"),
            can_stop=False,
            why=_("You look after this opening. People wait for it."),
        ),
        Kind(
            name="selection.check",
            title=_("When a fair draw is ready for me to check"),
            can_stop=False,
            why=_("You were named as the person who checks it from outside."),
        ),
    ]

"""What this part brings to the rooms below: kinds of message, recurring work, personal data."""

from django.utils.translation import gettext_lazy as _

from alongside.jobs import schedule
from alongside.messages import kinds
from alongside.messages.kinds import Kind
from alongside.opportunities.interests import tasks
from alongside.opportunities.interests.keeping import actions, personal_data
from alongside.people import hooks

_ASKED = _("You came forward for this yourself, and everyone who does is answered.")
_CHOOSES = _("You promised to choose. People wait for your answer.")


def register() -> None:
    """Called once, when the room is ready."""
    for kind in _kinds():
        kinds.register(kind)
    _register_work()
    _register_personal_data()


def _kinds() -> list[Kind]:
    return [
        Kind(name="opportunities.interest_sent", title=_("When what I sent has arrived"), can_stop=True),
        Kind(name="opportunities.answered", title=_("When I am answered"), can_stop=False, why=_ASKED, urgent=True),
        Kind(name="opportunities.answer_is_late", title=_("When an answer to me is late"), can_stop=False, why=_ASKED),
        Kind(name="opportunities.note_for_person", title=_("When the people who choose write to me"), can_stop=True),
        Kind(
            name="opportunities.interest_ends",
            title=_("Before something of mine is deleted"),
            can_stop=False,
            why=_("We never delete what you wrote without telling you."),
        ),
        Kind(name="opportunities.came_forward", title=_("When somebody comes forward"), can_stop=True, at_work=True),
        Kind(
            name="opportunities.note_for_choosers",
            title=_("When somebody who came forward writes to me"),
            can_stop=True,
            at_work=True,
        ),
        Kind(name="opportunities.interest_ended", title=_("When somebody withdraws"), can_stop=True, at_work=True),
        Kind(name="opportunities.people_wait", title=_("When people wait for my answer"), can_stop=False, why=_CHOOSES),
    ]


def _register_work() -> None:
    schedule.every(name="interests.remind", hours=1, task=tasks.remind_and_tell)
    schedule.every(name="interests.keep", hours=24, task=tasks.warn_and_empty)


def _register_personal_data() -> None:
    hooks.personal_data.append(
        hooks.PersonalData(
            room="interests",
            title=_("What you are interested in"),
            words=lambda: personal_data.WORDS,
            codes=personal_data.codes,
            export=personal_data.export,
            erase=actions.erase,
        )
    )
    hooks.sharing_withdrawn.append(actions.forget_shared)

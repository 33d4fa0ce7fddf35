"""What is held about people for tasks, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

_HISTORY = _("as long as the project is kept, for its history; your name goes when you leave or delete your account")


def register() -> None:
    """Describe it; called by the room's own register."""
    describe(
        "projects.Task",
        what=_("which tasks you wrote down for the team"),
        why=_("so that the team knows what there is to do"),
        basis=Basis.TASK,
        kept=_HISTORY,
    )
    describe(
        "projects.TaskPerson",
        what=_("which tasks you do, or did"),
        why=_("so that the team knows who does what, and what you gave is seen"),
        basis=Basis.TASK,
        kept=_HISTORY,
    )

"""What is held about people in doors, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe


def register() -> None:
    """Describe it; called by the room's own register."""
    describe(
        "projects.Door",
        what=_("which doors you open for a project, and how it went"),
        why=_("so that the team knows who asks whom"),
        basis=Basis.TASK,
        kept=_("as long as the project is kept, for its history; your name goes when you leave or delete your account"),
    )

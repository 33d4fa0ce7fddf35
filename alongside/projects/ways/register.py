"""What is held about people in the ways of working, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe


def register() -> None:
    """Describe it; called by the room's own register."""
    describe(
        "projects.WaysAgreed",
        what=_("that you agreed to how your team works together, when, and who wrote it down for you"),
        why=_("so that the team knows to what all of you agree"),
        basis=Basis.TASK,
        kept=_("as long as the project is kept, for its history; your name goes when you leave or delete your account"),
    )

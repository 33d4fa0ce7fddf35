"""What is held about people for discussions, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

_HISTORY = _("as long as the project is kept, for its history; your name goes when you leave or delete your account")


def register() -> None:
    """Describe it; called by the room's own register."""
    describe(
        "projects.Topic",
        what=_("which discussions you started"),
        why=_("so that teams can talk with each other"),
        basis=Basis.TASK,
        kept=_HISTORY,
    )
    describe(
        "projects.Post",
        what=_("what you wrote in discussions, with what it said before, files, and who wrote it down for you"),
        why=_("so that teams can talk with each other, and read it later"),
        basis=Basis.TASK,
        kept=_HISTORY,
    )
    describe(
        "projects.Mention",
        what=_("which posts name you"),
        why=_("so that you are told once"),
        basis=Basis.TASK,
        kept=_("as long as the project is kept; it goes when you delete your account"),
    )
    describe(
        "projects.Seen",
        what=_("which discussions you said you have read"),
        why=_("so that the team knows whom to tell in another way"),
        basis=Basis.ASKED,
        kept=_("as long as the project is kept; it goes when you delete your account"),
    )
    describe(
        "projects.PostReport",
        what=_("that you asked for help with what was written, and what you said of it"),
        why=_("so that people are safe with each other"),
        basis=Basis.INTEREST,
        kept=_HISTORY,
    )

"""What is held about people for their decisions, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

_HISTORY = _("as long as the project is kept, for its history; your name goes when you leave or delete your account")
_WHY = _("so that the team decides together and remembers why")


def register() -> None:
    """Describe it; called by the room's own register."""
    for model, what in (
        (
            "Decision",
            _("what you proposed to your team, whether it decided if you stay, your reply, and what became of it"),
        ),
        ("DecisionText", _("who wrote a text of a proposal")),
        ("Stance", _("what you said to a proposal, how your concern was met, and who wrote it down for you")),
        ("Appeal", _("that you appealed against having to leave a team, in your words, and what a lead answered")),
        ("Clarification", _("what you asked or answered about a proposal, and who wrote it down for you")),
    ):
        describe(f"projects.{model}", what=what, why=_WHY, basis=Basis.TASK, kept=_HISTORY)

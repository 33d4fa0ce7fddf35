"""What is held about people for their meetings, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

_HISTORY = _("as long as the project is kept, for its history; your name goes when you leave or delete your account")


def register() -> None:
    """Describe it; called by the room's own register."""
    describe(
        "projects.Meeting",
        what=_("who planned a meeting, who chaired it and took notes, and what the notes say"),
        why=_("so that teams can meet and remember what they agreed"),
        basis=Basis.TASK,
        kept=_HISTORY,
    )
    describe(
        "projects.TimeAnswer",
        what=_("which of the times offered for a meeting fit you, and who wrote it down for you"),
        why=_("so that the team finds a time"),
        basis=Basis.ASKED,
        kept=_("as long as the project is kept; it goes when you delete your account"),
    )
    describe(
        "projects.AgendaItem",
        what=_("what you put on the agenda of a meeting"),
        why=_("so that meetings talk about it"),
        basis=Basis.TASK,
        kept=_HISTORY,
    )
    describe(
        "projects.Attendance",
        what=_("whether you meant to come to a meeting, whether you were there, and who wrote it down for you"),
        why=_("so that the team can plan, and what you gave is seen"),
        basis=Basis.TASK,
        kept=_HISTORY,
    )
    describe(
        "projects.NeedsShared",
        what=_("that your access needs stand, without your name, in a team’s list for meetings"),
        why=_("so that whoever organises a meeting knows what to prepare"),
        basis=Basis.CONSENT,
        kept=_("until you take it back, leave the team or delete your account"),
    )
    describe(
        "projects.CalendarAddress",
        what=_("that you have a private calendar address, since when, and a digest of it"),
        why=_("so that your own calendar shows your meetings"),
        basis=Basis.ASKED,
        kept=_("until you stop it or delete your account"),
    )

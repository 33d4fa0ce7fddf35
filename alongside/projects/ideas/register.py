"""What is held about people for their ideas, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

_UNTIL = _("until you delete your account; an idea that others spoke to or that was answered stays, without you")


def register() -> None:
    """Describe it; called by the room's own register."""
    describe(
        "projects.Idea",
        what=_(
            "the ideas you raised, or wrote down for somebody else, in what capacity, and whether the organisation "
            "and the team may see your name; if one was hidden, why, and by whom"
        ),
        why=_("so that what could be better is heard and answered"),
        basis=Basis.ASKED,
        kept=_UNTIL,
    )
    describe(
        "projects.IdeaAnswer",
        what=_("that you answered an idea in the name of an organisation"),
        why=_("so that it is known who spoke for the organisation"),
        basis=Basis.TASK,
        kept=_("as long as the idea is kept; your name goes when you delete your account"),
    )
    describe(
        "projects.IdeaReport",
        what=_(
            "what you wrote to have a hidden idea of yours looked at again, and that you dealt with a report; "
            "who reported an idea is not kept"
        ),
        why=_("so that nobody is harmed by what is public, and nothing is hidden without a second look"),
        basis=Basis.TASK,
        kept=_("as long as the idea is kept; your name goes when you delete your account"),
    )
    describe(
        "projects.Voice",
        what=_("that an idea matters to you too, that you have lived it, and with what you can help"),
        why=_("so that it shows how many people an idea concerns, and who can help"),
        basis=Basis.ASKED,
        kept=_("until you take it back or delete your account"),
    )
    describe(
        "projects.Story",
        what=_("the story that you wrote for your idea"),
        why=_("so that your team understands what happened"),
        basis=Basis.CONSENT,
        kept=_("until you delete it or your account"),
    )
    describe(
        "projects.StoryConsent",
        what=_("to which uses of your story you agreed, and when you withdrew that"),
        why=_("so that nobody uses your story without your consent"),
        basis=Basis.CONSENT,
        kept=_("until you delete the story or your account"),
    )

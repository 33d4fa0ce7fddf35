"""What this room holds about people, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

MONTHS = _("until six months after everybody was told, or until you take it back or delete your account")
WORK = _("as long as the opening is kept; your name goes when you delete your account")

describe(
    "selection.Stated",
    what=_("what you said for a fair draw, such as your age group or whether you look after somebody"),
    why=_("so that the group that is drawn is a mix of people"),
    basis=Basis.CONSENT,
    kept=MONTHS,
)
describe(
    "selection.Entry",
    what=_("that you were in a fair draw, under which reference, with what chance, and what was drawn"),
    why=_("so that you and others can check that it was fair"),
    basis=Basis.ASKED,
    kept=_("until you delete your account; what was counted of you goes six months after everybody was told"),
)
describe(
    "selection.Scrutiny",
    what=_("who checks a fair draw: name, who they are, email address, and what they found"),
    why=_("people are told who has checked it"),
    basis=Basis.TASK,
    kept=_("as long as the opening is kept; the address goes when you delete your account"),
)
for table, words in {
    "Draw": _("who proposed the targets of a fair draw, who agreed, and who drew the number"),
    "Targets": _("who tried which targets"),
    "Replacement": _("who filled places that became empty"),
}.items():
    describe(
        f"selection.{table}",
        what=words,
        why=_("so that it shows who did what"),
        basis=Basis.TASK,
        kept=WORK,
    )

"""What this room holds about people, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

describe(
    "audit.Entry",
    what=_("what was done, when, and a random reference for who did it; never anything somebody wrote"),
    why=_("to be able to show what happened, and that nobody changed the record"),
    basis=Basis.INTEREST,
    kept=_("for good; nobody can be read from it once the account is deleted"),
)
describe(
    "audit.Reference",
    what=_("which account a random reference stands for"),
    why=_("so that you can see what was done in your name"),
    basis=Basis.INTEREST,
    kept=_("until you delete your account"),
)

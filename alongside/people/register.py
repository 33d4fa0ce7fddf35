"""What this room holds about people, for the register. The tables of the sign-in library belong here too."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

ACCOUNT = _("until you delete your account, or nobody has used it for two years")

describe(
    "people.Person",
    what=_("email address, the name to call you, when you joined, when you last signed in"),
    why=_("so that you can sign in and be answered"),
    basis=Basis.ASKED,
    kept=ACCOUNT,
)
describe(
    "people.Profile",
    fields=("contact", "phone", "roles", "skills", "skills_words", "times", "hours", "times_words", "where",
            "distance", "area"),
    what=_("how to reach you, who you are here, your skills, your time, your town or district"),
    why=_("so that you need not type it again for each opening"),
    basis=Basis.ASKED,
    kept=ACCOUNT,
)  # fmt: skip
describe(
    "people.Profile",
    fields=("formats", "language", "needs", "needs_words"),
    what=_("formats you need, access and support needs"),
    why=_("so that you can take part"),
    basis=Basis.CONSENT,
    kept=_("until you take your consent back, or delete your account"),
)
describe(
    "people.Profile",
    fields=("lived_words",),
    what=_("what you have lived through, in your own words"),
    why=_("so that openings that need what you know find you"),
    basis=Basis.CONSENT,
    kept=_("until you take your consent back, or delete your account"),
)
describe(
    "people.LivedTopic",
    what=_("topics you have lived through"),
    why=_("so that openings that need what you know find you"),
    basis=Basis.CONSENT,
    kept=_("until you take your consent back, or delete your account"),
)
describe(
    "people.Consent",
    what=_("what you agreed to, for whom, to which words, when, and when you took it back"),
    why=_("to be able to show that you agreed"),
    basis=Basis.LAW,
    kept=ACCOUNT,
)
describe(
    "people.StepSaved",
    what=_("when you last saved each part of your profile"),
    why=_("so that two open windows do not overwrite each other"),
    basis=Basis.ASKED,
    kept=ACCOUNT,
)
describe(
    "mfa.Authenticator",
    what=_("public keys of passkeys, secret of an authenticator, recovery codes"),
    why=_("so that nobody else can sign in as you"),
    basis=Basis.INTEREST,
    kept=_("until you remove them, or delete your account"),
)
describe(
    "usersessions.UserSession",
    what=_("where you are signed in: browser, network, since when"),
    why=_("so that you can see it and sign out there"),
    basis=Basis.INTEREST,
    kept=_("until you sign out or the sign-in ends"),
)
describe(
    "sessions.Session",
    what=_("that this browser is signed in; what you typed when a sign-in had ended"),
    why=_("so that you stay signed in and lose nothing"),
    basis=Basis.ASKED,
    kept=_("two weeks at most"),
)
describe(
    "account.EmailAddress",
    what=_("nothing: the sign-in library has this table, and we do not use it"),
    why=_("not used"),
    basis=Basis.ASKED,
    kept=_("not kept"),
    used=False,
)

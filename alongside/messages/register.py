"""What this room holds about people, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

describe(
    "messages.Message",
    what=_("emails to you: address, subject, words, when they were sent"),
    why=_("so that they reach you, and again when the first try fails"),
    basis=Basis.ASKED,
    kept=_("some weeks after sending; codes to sign in are forgotten at once"),
    fields=("name", "address", "subject", "text", "html"),
)
describe(
    "messages.Message",
    what=_("that we wrote to you, which kind of email it was, and whose words were in it"),
    why=_("so that nothing is sent twice and the stop link in an old email still works"),
    basis=Basis.INTEREST,
    kept=_("until you delete your account"),
    fields=("person_id", "sender_id", "address_digest", "kind", "key", "reference", "sent_at"),
)
describe(
    "messages.Preference",
    what=_("which emails you want, and how often"),
    why=_("so that you get no others"),
    basis=Basis.ASKED,
    kept=_("until you change it, or delete your account"),
)
describe(
    "messages.QuietHours",
    what=_("when you want no emails"),
    why=_("so that they wait until then"),
    basis=Basis.ASKED,
    kept=_("until you change it, or delete your account"),
)
describe(
    "messages.Block",
    what=_("whose messages you do not want"),
    why=_("so that they do not reach you"),
    basis=Basis.ASKED,
    kept=_("until you unblock them, or delete your account"),
)

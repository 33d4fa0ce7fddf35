"""What this room holds about people, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

INTEREST = _(
    "until you delete your account; an answer of “not this time” goes earlier, after a set time you are told of"
)
WORK = _("as long as the opening is kept; your name goes when you delete your account")

describe(
    "opportunities.Interest",
    what=_("what you wrote when you came forward for an opening, what you share, and what became of it"),
    why=_("so that the people who choose can answer you"),
    basis=Basis.ASKED,
    kept=INTEREST,
)
describe(
    "opportunities.Interest",
    fields=("access", "access_words"),
    what=_("what you need to take part in this opening"),
    why=_("so that it can be arranged"),
    basis=Basis.CONSENT,
    kept=INTEREST,
)
describe(
    "opportunities.Reply",
    what=_("what you wrote to an opening's own questions"),
    why=_("so that the people who choose can answer you"),
    basis=Basis.ASKED,
    kept=INTEREST,
)
describe(
    "opportunities.Answer",
    what=_("what a chooser wrote to somebody who came forward"),
    why=_("so that everybody gets an answer"),
    basis=Basis.TASK,
    kept=INTEREST,
)
describe(
    "opportunities.Note",
    what=_("questions and answers between a chooser and somebody who came forward"),
    why=_("so that both can ask"),
    basis=Basis.ASKED,
    kept=INTEREST,
)
describe(
    "opportunities.Chooser",
    what=_("who chooses for an opening: name or invited address, and that they promised confidentiality"),
    why=_("applicants are told who reads what they write"),
    basis=Basis.TASK,
    kept=WORK,
)
describe(
    "opportunities.Opportunity",
    fields=("created_by", "contact_email"),
    what=_("who wrote an opening, and the address for questions"),
    why=_("so that questions are answered"),
    basis=Basis.TASK,
    kept=WORK,
)
describe(
    "opportunities.OpeningsUpload",
    what=_("who is checking a file of openings"),
    why=_("so that only they can import it"),
    basis=Basis.TASK,
    kept=_("until the import is done, at most a day"),
)
for table, words in {
    "DraftStep": _("who saved a step of a draft last"),
    "Writer": _("who has written a part of an opening"),
    "Review": _("who asked for a second reader, and who decided"),
    "Revision": _("who changed a published opening"),
    "Report": _("who dealt with a report about an opening"),
    "Hiding": _("who hid an opening, and who showed it again"),
}.items():
    describe(
        f"opportunities.{table}",
        what=words,
        why=_("so that those who work on it together know who did what"),
        basis=Basis.TASK,
        kept=WORK,
    )

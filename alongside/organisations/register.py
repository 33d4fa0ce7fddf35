"""What this room holds about people, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

describe(
    "organisations.Membership",
    what=_("which organisations you belong to, as staff or as an involvement lead"),
    why=_("so that you can act for them"),
    basis=Basis.TASK,
    kept=_("until you or the organisation end it, or you delete your account"),
)
describe(
    "organisations.LeadRequest",
    what=_("that you asked to be an organisation's first involvement lead, and how to check it"),
    why=_("so that nobody speaks for an organisation without its agreement"),
    basis=Basis.TASK,
    kept=_("until you delete your account"),
)
describe(
    "organisations.Invitation",
    what=_("the email address of somebody invited to an organisation, and who invited them"),
    why=_("so that the invitation reaches them"),
    basis=Basis.TASK,
    kept=_("until it is taken up, cancelled or runs out, or the account is deleted"),
)
describe(
    "organisations.Organisation",
    fields=("safeguarding_email",),
    what=_("the work address of the safeguarding contact, which the organisation publishes"),
    why=_("so that a worry reaches somebody who can act"),
    basis=Basis.TASK,
    kept=_("until the organisation changes it"),
)
describe(
    "organisations.Upload",
    what=_("which administrator is checking a file of organisations"),
    why=_("so that only they can import it"),
    basis=Basis.TASK,
    kept=_("until the import is done, or the account is deleted"),
)

"""What this room holds about people, for the register."""

from django.utils.translation import gettext_lazy as _

from alongside.web.register import Basis, describe

describe(
    "organisations.Membership",
    what=_("which organisations you belong to or asked to join, as staff, as a partner or as an involvement lead"),
    why=_("so that you can act for them"),
    basis=Basis.TASK,
    kept=_("until a year after it ends, or you delete your account"),
)
describe(
    "organisations.LeadRequest",
    what=_("that you asked to be an organisation's first lead; until it is decided, your role and how to check it"),
    why=_("so that nobody speaks for an organisation without its agreement"),
    basis=Basis.TASK,
    kept=_("until a year after it is decided, or you delete your account"),
)
describe(
    "organisations.Invitation",
    what=_("the email address of somebody invited to an organisation, and who invited them"),
    why=_("so that the invitation reaches them"),
    basis=Basis.TASK,
    kept=_("until 30 days after it runs out, or the account is deleted"),
)
describe(
    "organisations.Organisation",
    fields=("safeguarding_name", "safeguarding_role", "safeguarding_email", "safeguarding_phone"),
    what=_("name, role, work address and number of the safeguarding contact, which the organisation publishes"),
    why=_("so that a worry reaches somebody who can act"),
    basis=Basis.TASK,
    kept=_("until the organisation changes it"),
)
describe(
    "organisations.Upload",
    what=_("which administrator is checking a file of organisations"),
    why=_("so that only they can import it"),
    basis=Basis.TASK,
    kept=_("until the import is done, at most a day"),
)

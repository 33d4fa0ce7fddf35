"""What this room records, in words."""

from django.utils.translation import gettext_lazy as _

from alongside.audit.words import describe

describe(
    events={"demonstration.made": _("The demonstration was made")},
    facts={"openings": _("How many opportunities"), "people": _("How many people")},
)

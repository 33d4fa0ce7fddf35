"""What this room keeps beside what others record."""

from django.utils.translation import gettext_lazy as _

from alongside.audit.words import describe

describe(
    events={},
    facts={"rows": _("Number of lines"), "bytes": _("Size of the file"), "sha256": _("Fingerprint of the file")},
)

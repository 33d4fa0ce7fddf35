"""What this room records, in words."""

from django.utils.translation import gettext_lazy as _

from alongside.audit.words import describe

describe(
    events={
        "messages.blocked": _("Somebody was blocked from writing"),
        "messages.quiet_hours": _("Changed their quiet hours"),
        "messages.chosen": _("Changed which emails come"),
        "messages.stopped": _("Stopped a kind of email"),
        "messages.unblocked": _("Somebody may write again"),
    },
    facts={"kinds": _("Kinds of email")},
)

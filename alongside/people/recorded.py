"""What this room records, in words."""

from django.utils.translation import gettext_lazy as _

from alongside.audit.words import describe

describe(
    events={
        "consent.given": _("Agreed to something about health data"),
        "consent.withdrawn": _("Took an agreement back"),
        "person.added_authenticator": _("Added an authenticator app"),
        "person.added_passkey": _("Added a passkey"),
        "person.changed_address": _("Changed the email address"),
        "person.deleted": _("Deleted the account"),
        "person.joined": _("Joined"),
        "person.made_administrator": _("Was made an administrator"),
        "person.made_recovery_codes": _("Made new recovery codes"),
        "person.removed_authenticator": _("Removed the authenticator app"),
        "person.removed_passkey": _("Removed a passkey"),
        "person.signed_out_device": _("Signed out on a device"),
        "person.signed_out_everywhere": _("Signed out everywhere else"),
        "person.warned_dormant": _("Was told that the account will be deleted because nobody uses it"),
        "profile.saved": _("Saved a part of the profile"),
    },
    facts={
        "days": _("Number of days"),
        "devices": _("Number of devices"),
        "purpose": _("What it was about"),
        "step": _("Which part"),
        "version": _("Which version of our words"),
    },
)

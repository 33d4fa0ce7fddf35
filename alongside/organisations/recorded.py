"""What this room records, in words."""

from django.utils.translation import gettext_lazy as _

from alongside.audit.words import describe

describe(
    events={
        "organisations.changed": _("Changed what an organisation says about itself"),
        "organisations.directory_loaded": _("The list of organisations was loaded"),
        "organisations.domain_added": _("Added a web address of an organisation"),
        "organisations.domain_check_asked": _("Asked us to check a web address of an organisation"),
        "organisations.domain_lapsed": _("A web address of an organisation could not be proved any more"),
        "organisations.domain_proved": _("A web address of an organisation was proved"),
        "organisations.domain_removed": _("Removed a web address of an organisation"),
        "organisations.imported": _("Brought in a list of organisations"),
        "organisations.invitation_accepted": _("Accepted an invitation to an organisation"),
        "organisations.invitation_cancelled": _("Cancelled an invitation to an organisation"),
        "organisations.invited": _("Invited somebody to an organisation"),
        "organisations.join_asked": _("Asked to join an organisation"),
        "organisations.lead_approved": _("A request to be the first involvement lead was approved"),
        "organisations.lead_asked": _("Asked to be the first involvement lead"),
        "organisations.lead_declined": _("A request to be the first involvement lead was declined"),
        "organisations.lead_made": _("Somebody was made an involvement lead"),
        "organisations.lead_stopped": _("Somebody stopped being an involvement lead"),
        "organisations.member_confirmed": _("A member was confirmed"),
        "organisations.member_declined": _("A request to join was declined"),
        "organisations.membership_ended": _("A membership ended"),
        "organisations.way_added": _("Added a way to get involved"),
        "organisations.way_changed": _("Changed a way to get involved"),
        "organisations.way_removed": _("Removed a way to get involved"),
        "organisations.without_lead": _("An organisation was left without an involvement lead"),
    },
    facts={
        "changed": _("How many were changed"),
        "digest": _("Fingerprint of the file"),
        "is_lead": _("As an involvement lead"),
        "is_staff": _("As a member of staff"),
        "new": _("How many were new"),
        "same": _("How many stayed the same"),
        "through": _("How it was confirmed"),
    },
)

"""What this room records, in words."""

from django.utils.translation import gettext_lazy as _

from alongside.audit.words import describe

describe(
    events={
        "draw.answers_taken_back": _("Took back what they said for a fair draw"),
        "draw.begun_again": _("Began the sums of a fair draw anew"),
        "draw.confirmed": _("Agreed to the targets of a fair draw"),
        "draw.drawn": _("Drew the number of a fair draw"),
        "draw.feature_removed": _("Took a feature out of a fair draw"),
        "draw.feature_saved": _("Saved a feature of a fair draw"),
        "draw.forgotten": _("What a fair draw was worked out from was deleted"),
        "draw.given_up": _("The sums of a fair draw came to nothing"),
        "draw.grounds": _("Said why a fair draw looks at groups"),
        "draw.proposed": _("Proposed targets for a fair draw"),
        "draw.replaced": _("Filled empty places of a fair draw"),
        "draw.scrutineer_named": _("Named who checks a fair draw"),
        "draw.scrutineer_promised": _("Promised to keep a fair draw to themselves"),
        "draw.scrutinised": _("Said what they found in a fair draw"),
        "draw.sealed": _("The chances of a fair draw were fixed"),
        "draw.taken_back": _("Took targets of a fair draw back"),
        "draw.targets_tried": _("Tried targets for a fair draw"),
        "draw.told": _("Everybody of a fair draw was answered"),
    },
    facts={
        "commitment": _("The commitment"),
        "feature": _("Which feature, by number"),
        "number": _("Number"),
        "people": _("How many people"),
        "places": _("How many places"),
        "possible": _("They can be met"),
        "values": _("How many answers"),
        "widened": _("Targets had to give way"),
    },
)

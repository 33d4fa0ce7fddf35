"""The kinds of message that drafting, publishing and reporting send."""

from django.utils.translation import gettext_lazy as _

from alongside.messages.kinds import Kind

_PLANS = _("You said you are interested, so you may be making plans.")
_PART = _("You are part of this organisation’s involvement work, and somebody waits for you.")

KINDS = [
    Kind(
        name="opportunities.changed",
        title=_("When something I am interested in changes"),
        can_stop=False,
        why=_PLANS,
    ),
    Kind(
        name="opportunities.cancelled",
        title=_("When something I am interested in is cancelled"),
        can_stop=False,
        why=_PLANS,
    ),
    Kind(
        name="opportunities.chooser_named",
        title=_("When I am asked to help choose people"),
        can_stop=False,
        why=_("Somebody named you as a person who chooses. You can say no on the page."),
    ),
    Kind(
        name="opportunities.chooser_declined", title=_("When somebody says no to choosing"), can_stop=True, at_work=True
    ),
    Kind(
        name="opportunities.nobody_chooses",
        title=_("When nobody is left to answer people"),
        can_stop=False,
        why=_PART,
    ),
    Kind(
        name="opportunities.review_asked",
        title=_("When something is ready for me to read"),
        can_stop=False,
        why=_PART,
    ),
    Kind(
        name="opportunities.sent_back",
        title=_("When something I wrote needs a change"),
        can_stop=False,
        why=_("You asked for it to be read."),
    ),
    Kind(name="opportunities.published", title=_("When something I wrote is published"), can_stop=True, at_work=True),
    Kind(
        name="opportunities.reported",
        title=_("When somebody reports a page of my organisation"),
        can_stop=False,
        why=_PART,
    ),
    Kind(
        name="opportunities.hidden",
        title=_("When a page of my organisation is hidden"),
        can_stop=False,
        why=_PART,
    ),
]

"""The kinds of message that this room sends."""

import datetime

from django.utils.translation import gettext_lazy as _

from alongside.messages.kinds import Kind, register
from alongside.organisations.membership.invitations import DAYS

_MINE = _("It says what changed about your place in an organisation.")
_ADMINISTRATORS = _("Administrators need it to look after the service.")

KINDS = [
    Kind(
        name="organisations.join_asked",
        title=_("When somebody asks to join an organisation that I lead"),
        can_stop=True,
        at_work=True,
    ),
    Kind(
        name="organisations.domain_proved",
        title=_("When an email domain of my organisation is proved"),
        can_stop=True,
        at_work=True,
    ),
    Kind(
        name="organisations.domain_lapsed",
        title=_("When an email domain is no longer proved"),
        can_stop=True,
        at_work=True,
    ),
    Kind(
        name="organisations.member_confirmed", title=_("When I have joined an organisation"), can_stop=False, why=_MINE
    ),
    Kind(
        name="organisations.member_declined", title=_("When I asked to join and am answered"), can_stop=False, why=_MINE
    ),
    Kind(name="organisations.membership_ended", title=_("When my membership is ended"), can_stop=False, why=_MINE),
    Kind(name="organisations.made_lead", title=_("When I am made an involvement lead"), can_stop=False, why=_MINE),
    Kind(name="organisations.stopped_leading", title=_("When I am no longer a lead"), can_stop=False, why=_MINE),
    Kind(name="organisations.lead_approved", title=_("When my request to lead is approved"), can_stop=False, why=_MINE),
    Kind(name="organisations.lead_declined", title=_("When my request to lead is declined"), can_stop=False, why=_MINE),
    Kind(
        name="organisations.lead_asked",
        title=_("When somebody asks to be an organisation’s first lead"),
        can_stop=False,
        why=_ADMINISTRATORS,
    ),
    Kind(
        name="organisations.without_lead",
        title=_("When an organisation has lost its only lead"),
        can_stop=False,
        why=_ADMINISTRATORS,
    ),
    Kind(
        name="organisations.invited",
        title=_("When I am invited to join an organisation"),
        can_stop=False,
        why=_("It is sent once, because somebody invited you."),
        expires=datetime.timedelta(days=DAYS),
    ),
]


def register_all() -> None:
    """Make the kinds known."""
    for kind in KINDS:
        register(kind)

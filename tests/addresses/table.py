"""Who may open each address. An address that is not here fails the test; so does a row without an address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alongside.messages import tokens
from tests.addresses.world import World

EVERYBODY = frozenset({"visitor", "joining", "partner", "staff", "other lead", "lead", "administrator"})
JOINED = EVERYBODY - {"visitor", "joining"}
SIGNED_IN = EVERYBODY - {"visitor"}
MEMBERS = frozenset({"staff", "lead"})
LEADS = frozenset({"lead"})
ADMINISTRATORS = frozenset({"administrator"})


@dataclass(frozen=True)
class Row:
    """Who may, and what the address is about in the test's world."""

    who: frozenset[str]
    about: Callable[[World], dict[str, Any]] = lambda world: {}


def organisation(world: World) -> dict[str, Any]:
    """The organisation whose lead and staff are in the world."""
    return {"slug": world.organisation.slug}


def opportunity(world: World) -> dict[str, Any]:
    """Its open opportunity."""
    return {"slug": world.opportunity.slug}


TABLE: dict[str, Row] = {
    # site
    "home": Row(EVERYBODY),
    "about": Row(EVERYBODY),
    "accessibility": Row(EVERYBODY),
    "privacy": Row(EVERYBODY),
    "cookies": Row(EVERYBODY),
    "contact": Row(EVERYBODY),
    "health": Row(EVERYBODY),
    "robots": Row(EVERYBODY),
    "security_txt": Row(EVERYBODY),
    "my_page": Row(JOINED),
    # demonstration: nobody, unless the service was started as one
    "demo_people": Row(frozenset()),
    "demo_messages": Row(frozenset()),
    "demo_message": Row(frozenset(), lambda world: {"reference": world.message.reference}),
    # people
    "account_login": Row(EVERYBODY),
    "account_request_login_code": Row(EVERYBODY),
    "account_confirm_login_code": Row(EVERYBODY),
    "sign_out": Row(EVERYBODY),
    "join": Row(SIGNED_IN),
    "profile": Row(JOINED),
    "sharing": Row(JOINED),
    "profile_step": Row(JOINED, lambda world: {"key": "lived"}),
    "profile_take_back": Row(JOINED, lambda world: {"key": "lived"}),
    # messages
    "my_messages": Row(JOINED),
    "unblock": Row(JOINED, lambda world: {"sender_id": 1}),
    "stop": Row(EVERYBODY, lambda world: {"token": tokens.make(world.message.reference)}),
    # organisations
    "organisations": Row(EVERYBODY),
    "organisation": Row(EVERYBODY, organisation),
    # opportunities
    "opportunities": Row(EVERYBODY),
    "opportunity": Row(EVERYBODY, opportunity),
}

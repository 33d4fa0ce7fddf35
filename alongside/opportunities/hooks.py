"""What rooms above register here. The actions of this room call them inside their own transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.models import Interest, Opportunity


@dataclass(frozen=True, kw_only=True)
class WayOfChoosing:
    """One way in which people can be chosen for an opportunity, in words for those who apply."""

    code: str
    name: str | Promise
    description: str | Promise


# Asked whether somebody who does not belong to the organisation may still draft this opening with its members.
drafts_with: list[Callable[[Any, Opportunity], bool]] = []
# Called with an opportunity that has just become open, the first time.
published: list[Callable[[Opportunity], None]] = []
# Called with an interest that has just been answered.
answered: list[Callable[[Interest], None]] = []
# Called with an interest that has just been withdrawn.
withdrawn: list[Callable[[Interest], None]] = []
ways_of_choosing: list[WayOfChoosing] = [
    WayOfChoosing(
        code="choosers",
        name=_("The choosers read what everyone wrote"),
        description=_("The people named below read what you write and decide together."),
    ),
]


def way_of_choosing(code: str) -> WayOfChoosing:
    """Return the way with this code; the first one where its room is no longer installed."""
    return next((way for way in ways_of_choosing if way.code == code), ways_of_choosing[0])

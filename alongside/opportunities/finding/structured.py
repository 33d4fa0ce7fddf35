"""What the page says, as `schema.org` data that search engines and other services can read."""

import json
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from markupsafe import Markup

from alongside.opportunities.choices import Mode
from alongside.opportunities.models import Opportunity

PLACES = {Mode.REMOTE: "OnlineEventAttendanceMode", Mode.IN_PERSON: "OfflineEventAttendanceMode"}


def address(opportunity: Opportunity) -> str:
    """Return the whole address of the page."""
    return settings.SITE_ADDRESS + reverse("opportunity", args=[opportunity.slug])


def picture(opportunity: Opportunity) -> str:
    """Return the address as a picture for the camera of a phone, to print."""
    return segno.make(address(opportunity), error="m").svg_data_uri(border=2)


def data(opportunity: Opportunity) -> dict[str, Any]:
    """Return the opportunity as a `Demand` for people: a `VolunteerAction` would mislead, for partners may be paid."""
    demand: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Demand",
        "name": opportunity.title,
        "description": opportunity.summary,
        "url": address(opportunity),
        "seller": {"@type": "Organization", "name": opportunity.organisation.name},
    }
    if opportunity.published_at:
        demand["availabilityStarts"] = opportunity.published_at.date().isoformat()
    if opportunity.closes:
        demand["availabilityEnds"] = opportunity.closes.isoformat()
    if opportunity.place and opportunity.mode != Mode.REMOTE:
        demand["areaServed"] = {"@type": "Place", "name": opportunity.place}
    return demand


def script(opportunity: Opportunity) -> Markup:
    """Return the data as the contents of a script element. No letter in it can end the element."""
    written = json.dumps(data(opportunity), ensure_ascii=False)
    for letter in "<>&\u2028\u2029":
        written = written.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(written)  # noqa: S704  every letter that means something in HTML is written as its number

"""Meetings as calendar files (RFC 5545, RFC 5546).

Times are written in UTC: a meeting happens once, so no calendar needs the rules of a time zone to show it right. A
meeting keeps one UID for good. The title alone is what a calendar shows on a locked screen; what the project is called
stands in the description, and the event is marked private for those one shares a calendar with.
"""

import datetime
from collections.abc import Iterable
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from alongside.messages.drawing import link
from alongside.people.models import Person
from alongside.projects.meetings.models import Attendance, Meeting

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
#: How often a calendar that subscribed should look again.
LOOK_AGAIN = datetime.timedelta(hours=1)
_TAKES_PART = {
    Attendance.Coming.YES: "ACCEPTED",
    Attendance.Coming.MAYBE: "TENTATIVE",
    Attendance.Coming.NO: "DECLINED",
}


def method(meeting: Meeting) -> str:
    """Return what the file of one meeting asks of a calendar: to take it in or bring it up to date, or to cancel it."""
    return CANCEL if meeting.is_cancelled else REQUEST


def for_one(meeting: Meeting, person: Person, coming: str) -> bytes:
    """Return one meeting as a file for one member. Nobody else's address stands in it."""
    event = _event(meeting)
    guest = vCalAddress(f"mailto:{person.email}")
    guest.params["CN"] = person.name
    guest.params["ROLE"] = "REQ-PARTICIPANT"
    guest.params["PARTSTAT"] = _TAKES_PART.get(coming, "NEEDS-ACTION")  # type: ignore[call-overload]
    guest.params["RSVP"] = "FALSE"
    event.add("attendee", guest, encode=False)
    calendar = _calendar(method(meeting))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def for_all(meetings: Iterable[Meeting]) -> bytes:
    """Return somebody's meetings for the calendar that subscribed to them. Nobody's address stands in it."""
    calendar = _calendar(PUBLISH)
    name = _("%(service)s meetings") % {"service": settings.SERVICE_NAME}
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/London")
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    return bytes(calendar.to_ical())


def _calendar(of: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", of)
    return calendar


def _event(meeting: Meeting) -> Event:
    if meeting.starts_at is None or meeting.ends_at is None:
        raise ValueError("a meeting without a time is in no calendar")
    organiser = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organiser.params["CN"] = settings.SERVICE_NAME
    page = link("team_meeting", meeting.project.slug, meeting.key)
    event = Event()
    event.add("uid", str(meeting.key))
    event.add("dtstamp", meeting.changed_at.astimezone(datetime.UTC).replace(microsecond=0))
    event.add("last-modified", meeting.changed_at.astimezone(datetime.UTC).replace(microsecond=0))
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    event.add("dtstart", meeting.starts_at.astimezone(datetime.UTC))
    event.add("dtend", meeting.ends_at.astimezone(datetime.UTC))
    event.add("summary", meeting.title)
    if meeting.where:
        event.add("location", meeting.where)
    event.add("description", "\n".join([meeting.project.title, *([meeting.dial_in] if meeting.dial_in else []), page]))
    event.add("url", page)
    event.add("class", "PRIVATE")
    event.add("organizer", organiser, encode=False)
    return event

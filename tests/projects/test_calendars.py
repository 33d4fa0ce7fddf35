"""Meetings in people's own calendars: files that calendars understand, and an address that can be renewed."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar, Event

from alongside.projects.meetings import actions, clock, sharing
from alongside.projects.models import CalendarAddress, Meeting, Member
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory
from tests.projects.test_meetings import address, browser, fresh, plan, planned

pytestmark = pytest.mark.django_db


def set_for(member: Member, day: str, time: str) -> Meeting:
    at = clock.moment(datetime.date.fromisoformat(day), datetime.time.fromisoformat(time))
    return planned(member, at)


def downloaded(member: Member, meeting: Meeting) -> tuple[Calendar, Event, str]:
    response = browser(member).get(address(meeting, "calendar/"))
    assert response.headers["Content-Disposition"] == 'attachment; filename="meeting.ics"'
    calendar = Calendar.from_ical(response.content)
    return calendar, calendar.events[0], response.headers["Content-Type"]


def subscribed(token: str) -> dict[str, Event]:
    response = Client().get(f"/calendar/{token}/")
    assert response.status_code == 200
    assert not response.cookies
    calendar = Calendar.from_ical(response.content)
    assert calendar["METHOD"] == "PUBLISH"
    return {str(event["UID"]): event for event in calendar.events}


@pytest.mark.parametrize(
    ("day", "hour"), [("2027-03-27", 10), ("2027-03-29", 9), ("2026-10-24", 9), ("2026-10-25", 10)]
)
def test_ten_in_london_is_the_right_moment_in_every_calendar(day: str, hour: int) -> None:
    member = MemberFactory()
    _calendar, event, _kind = downloaded(member, set_for(member, day, "10:00"))
    date = datetime.date.fromisoformat(day)
    assert event.start == datetime.datetime(date.year, date.month, date.day, hour, tzinfo=datetime.UTC)
    assert event.end - event.start == datetime.timedelta(minutes=60)
    assert event["DTSTART"].to_ical() == f"{date:%Y%m%d}T{hour:02d}0000Z".encode()


def test_a_file_asks_brings_up_to_date_and_cancels_under_one_name() -> None:
    ann, meeting = (one := MemberFactory(person__name='Ann "A", B;')), planned(one)
    MemberFactory(project=ann.project)
    calendar, event, kind = downloaded(ann, meeting)
    assert kind == "text/calendar; charset=utf-8; method=REQUEST"
    assert (calendar["METHOD"], event["SEQUENCE"], event["STATUS"]) == ("REQUEST", 0, "CONFIRMED")
    assert calendar["VERSION"] == "2.0"
    uid = event["UID"]
    actions.change(by=ann.person, meeting=meeting, values={"where": "Room; 2, left\nBEGIN:VALARM"}, seen="2")
    calendar, event, _kind = downloaded(ann, meeting)
    assert (calendar["METHOD"], event["SEQUENCE"], event["UID"]) == ("REQUEST", 1, uid)
    assert event["LOCATION"] == "Room; 2, left\nBEGIN:VALARM"
    assert not event.subcomponents
    actions.cancel(by=ann.person, meeting=meeting)
    calendar, event, kind = downloaded(ann, meeting)
    assert kind.endswith("method=CANCEL")
    assert (calendar["METHOD"], event["SEQUENCE"], event["UID"]) == ("CANCEL", 2, uid)
    assert event["STATUS"] == "CANCELLED"
    assert re.fullmatch(rb"\d{8}T\d{6}Z", event["DTSTAMP"].to_ical())


def test_a_file_holds_the_address_of_nobody_else_and_says_what_one_answered() -> None:
    ann = MemberFactory()
    bob = MemberFactory(project=ann.project)
    meeting = planned(ann)
    actions.come(by=ann.person, meeting=meeting, coming="maybe")
    _calendar, event, _kind = downloaded(ann, meeting)
    assert event["ATTENDEE"] == f"mailto:{ann.person.email}"
    assert event["ATTENDEE"].params["PARTSTAT"] == "TENTATIVE"
    assert bob.person.email not in browser(ann).get(address(meeting, "calendar/")).content.decode()
    assert downloaded(bob, meeting)[1]["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert event["ORGANIZER"].startswith("mailto:")
    assert event["CLASS"] == "PRIVATE"
    assert ann.project.title not in event["SUMMARY"]


def test_a_meeting_without_a_time_has_no_file() -> None:
    member = MemberFactory()
    assert browser(member).get(address(plan(member), "calendar/")).status_code == 302


def test_the_address_is_shown_once_kept_as_a_digest_and_an_old_one_stops_at_once() -> None:
    member = MemberFactory()
    client = browser(member)
    tokens = []
    for _ in range(2):
        page = client.post("/me/calendar/", {"do": "make"}).content.decode()
        tokens.append(re.search(r"/calendar/([\w-]{43})/</code>", page)[1])  # type: ignore[index]
    first, second = tokens
    assert first != second
    assert second not in client.get("/me/calendar/").content.decode()
    assert second not in str(CalendarAddress.objects.values())
    assert Client().get(f"/calendar/{first}/").status_code == 404
    assert Client().get(f"/calendar/{second}/").status_code == 200
    client.post("/me/calendar/", {"do": "stop"})
    assert Client().get(f"/calendar/{second}/").status_code == 404


def test_the_calendar_holds_the_meetings_of_all_teams_and_no_address_of_anybody() -> None:
    ann = MemberFactory()
    elsewhere = MemberFactory(person=ann.person)
    bob = MemberFactory(project=ann.project)
    meetings = [planned(ann), planned(elsewhere)]
    plan(ann)
    planned(MemberFactory())
    token = sharing.make_address(by=ann.person)
    assert set(subscribed(token)) == {str(one.key) for one in meetings}
    content = Client().get(f"/calendar/{token}/").content.decode()
    assert "ATTENDEE" not in content
    assert ann.person.email not in content
    assert bob.person.email not in content


def test_who_leaves_a_team_no_longer_has_its_meetings() -> None:
    ann = MemberFactory()
    planned(ann)
    token = sharing.make_address(by=ann.person)
    assert subscribed(token)
    Member.objects.update(left_at=timezone.now())
    assert not subscribed(token)


def test_what_is_cancelled_stays_as_cancelled_for_thirty_days_then_goes() -> None:
    ann = MemberFactory()
    meeting = planned(ann)
    token = sharing.make_address(by=ann.person)
    actions.cancel(by=ann.person, meeting=meeting)
    event = subscribed(token)[str(meeting.key)]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    Meeting.objects.update(cancelled_at=timezone.now() - datetime.timedelta(days=31))
    assert not subscribed(token)


def test_the_calendar_is_kept_by_nobody_and_needs_no_session() -> None:
    ann = MemberFactory()
    token = sharing.make_address(by=ann.person)
    response = Client().get(f"/calendar/{token}/")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert Client().post(f"/calendar/{token}/").status_code == 405
    assert Client().head(f"/calendar/{token}/").status_code == 200
    ann.person.is_active = False
    ann.person.save()
    assert Client().get(f"/calendar/{token}/").status_code == 404


def test_each_has_one_address_of_their_own() -> None:
    one, other = PersonFactory(), PersonFactory()
    first, second = sharing.make_address(by=one), sharing.make_address(by=other)
    assert first != second
    assert CalendarAddress.objects.count() == 2


def test_a_title_in_any_script_and_of_any_length_stays_whole() -> None:
    ann = MemberFactory()
    meeting = planned(ann)
    actions.change(by=ann.person, meeting=meeting, values={"title": "Γράμματα 🐕‍🦺 " * 8}, seen="2")
    response = browser(ann).get(address(meeting, "calendar/"))
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    assert Calendar.from_ical(response.content).events[0]["SUMMARY"] == fresh(meeting).title

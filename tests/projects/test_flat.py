"""The team is flat: every page and every press of a team, tried as a partner and as a member of staff, is the same.

Both are the same person in the same world; all that differs is in what capacity they are in the team, and who employs
them. What is compared is what one can do: links, buttons and fields, where a press leads, and what it puts on record.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Entry
from alongside.people.models import Person
from alongside.projects.models import Capacity, Member, Sitting
from tests.addresses.hostile import fields
from tests.addresses.table import TABLE, TEAM
from tests.addresses.world import World, build
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db
NAMES = sorted(name for name, row in TABLE.items() if row.who == TEAM)
# What cannot be any text.
TYPED = {
    "email": "new@example.org",
    "silence_days": "30",
    "minutes": "30",
    "time": "10:30",
    "quorum": "2",
    "when_day": "27",
    "when_month": "3",
    "when_year": "2027",
} | dict.fromkeys(
    (f"{name}_{part}" for name in ("closes_on", "look_again_on") for part in ("day", "month", "year")), ""
)
# Actions that must be among those tried, so that the comparison is one of deeds.
DEEDS = ("aim_agreed", "described", "invited", "lead_taken", "left", "moved", "pace_set", "paused",
    "decision_proposed", "decision_answered", "decision_clarified", "decision_ended",
    "meeting_planned", "meeting_set", "meeting_cancelled", "meeting_held",
    "meeting_agenda_changed", "meeting_notes_written", "needs_kept_back",
    "topic_started", "posted", "post_hidden", "post_reported",
    "task_made", "task_changed", "ways_written", "ways_agreed")  # fmt: skip
OWN_TO_A_WORLD = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")


class _Undo(Exception):  # noqa: N818  not an error: it takes back what was tried
    pass


class _Doable(HTMLParser):
    """The links, forms, buttons and fields of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what can be done with it."""
        given = {name: value or "" for name, value in attrs}
        if given.get("name") in ("csrfmiddlewaretoken", "whose", "key"):
            return
        if tag == "a":
            self.found.append((tag, given.get("href", "")))
        if tag in ("form", "button", "input", "select", "textarea", "option"):
            worth = "" if given.get("type") == "hidden" and given.get("name") == "seen" else given.get("value", "")
            self.found.append((tag, given.get("action", ""), given.get("name", ""), worth))


def doable(page: str) -> list[str]:
    parser = _Doable()
    parser.feed(page)
    return [OWN_TO_A_WORLD.sub("#", repr(one)) for one in parser.found]


def employ(world: World, person: Person) -> None:
    """Make somebody's place in the team that of a confirmed member of staff."""
    MembershipFactory(organisation=world.organisation, person=person)
    member = Member.objects.get(person=person)
    facts = {"capacity": Capacity.STAFF, "works_here": True}
    Member.objects.filter(pk=member.pk).update(**facts)
    Sitting.objects.filter(member=member).update(**facts)


def everything_tried(*, as_staff: bool) -> dict[str, object]:
    """What the person of the world can do on each page of the team, and what becomes of each press."""
    tried: dict[str, object] = {}
    try:
        with transaction.atomic():
            world = build()
            person = world.people["partner"]
            assert person is not None
            if as_staff:
                employ(world, person)
            client = Client()
            client.force_login(person)
            for name in NAMES:
                address = reverse(name, kwargs=TABLE[name].about(world))
                tried.update(_tried(client, name, address))
            raise _Undo
    except _Undo:
        return tried


def _tried(client: Client, name: str, address: str) -> dict[str, object]:
    """Try one address; one that only takes presses leads to the page that has its buttons."""
    answer = client.get(address, follow=True)
    page = answer.content.decode() if answer.status_code == 200 else ""
    tried: dict[str, object] = {f"{name}: page": (answer.status_code, doable(page))}
    known = fields(page)
    for button in dict.fromkeys(known.pop("do", [""])):
        filled = {
            field: choices[len(choices) // 2] if choices else TYPED.get(field, "Text")
            for field, choices in known.items()
        }
        tried[f"{name}: {button}"] = _pressed(client, address, {**filled, "do": button})
    return tried


def _pressed(client: Client, address: str, filled: dict[str, str]) -> object:
    try:
        with transaction.atomic():
            last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            answer = client.post(address, urlencode(filled), content_type="application/x-www-form-urlencoded")
            recorded = list(Entry.objects.filter(pk__gt=last).order_by("pk").values_list("what", flat=True))
            outcome = (answer.status_code, OWN_TO_A_WORLD.sub("#", answer.headers.get("Location", "")), recorded)
            raise _Undo
    except _Undo:
        return outcome


def test_a_partner_and_a_member_of_staff_can_do_exactly_the_same_in_their_team() -> None:
    partner, staff = everything_tried(as_staff=False), everything_tried(as_staff=True)
    assert partner.keys() == staff.keys()
    assert {name: (partner[name], staff[name]) for name in partner if partner[name] != staff[name]} == {}
    done = {what for outcome in partner.values() for what in outcome[-1]}
    assert {f"projects.{deed}" for deed in DEEDS} - done == set()

"""Making the demonstration's people and organisations."""

import uuid
from datetime import datetime
from typing import Any

from alongside.organisations.models import Membership, Organisation, WayToGetInvolved
from alongside.people.consents import actions as consents
from alongside.people.models import LivedTopic, Person, Profile
from alongside.site.demonstration import texts

SPACE = uuid.UUID("7f9c3b1e-0c1d-4e0e-9a51-1d3a5d5b0001")


def make_organisations(now: datetime) -> dict[str, Organisation]:
    """Return the organisations by their key in the text."""
    made = {}
    for text in texts.organisations():
        organisation = Organisation.objects.create(
            name=text["name"],
            slug=text["key"],
            kind=text["kind"],
            region=text["region"],
            about=text["about"],
            confirmed_at=now,
            source="demonstration",
            safeguarding_name=text["safeguarding"],
            safeguarding_role="Safeguarding lead",
            safeguarding_email=f"safeguarding@{text['key']}.example",
        )
        for title, words in text["ways"]:
            key = uuid.uuid5(SPACE, f"{text['key']} {title}")
            WayToGetInvolved.objects.create(organisation=organisation, key=key, title=title, words=words)
        made[text["key"]] = organisation
    return made


def make_people(now: datetime, organisations: dict[str, Organisation]) -> dict[str, Person]:
    """Return the people by address, each with a profile and memberships; every organisation gets a lead."""
    made = {}
    for text in texts.people():
        person = make_person(text["email"], text["name"], now, administrator=text.get("administrator", False))
        _profile(person, text)
        for key, is_lead in [(text.get("lead"), True), (text.get("staff"), False)]:
            if key:
                _join(person, organisations[key], now, is_lead=is_lead)
        made[person.email] = person
    for text in texts.organisations():
        if not organisations[text["key"]].memberships.filter(is_lead=True).exists():
            lead = make_person(f"lead@{text['key']}.example", text["safeguarding"], now)
            _join(lead, organisations[text["key"]], now, is_lead=True)
            made[lead.email] = lead
    return made


def make_person(email: str, name: str, now: datetime, *, administrator: bool = False) -> Person:
    """Make somebody who has joined."""
    return Person.objects.create_person(email, name=name, joined_at=now, is_administrator=administrator)


def _join(person: Person, organisation: Organisation, now: datetime, *, is_lead: bool) -> None:
    Membership.objects.create(
        person=person,
        organisation=organisation,
        is_lead=is_lead,
        is_staff="staff" in person.profile.roles if hasattr(person, "profile") else True,
        state=Membership.State.CONFIRMED,
        through=Membership.Through.ADMINISTRATOR if is_lead else Membership.Through.LEAD,
        asked_at=now,
        confirmed_at=now,
    )


def _profile(person: Person, text: dict[str, Any]) -> None:
    Profile.objects.create(
        person=person,
        contact="email",
        roles=text["roles"],
        skills=text.get("skills", []),
        times=text.get("times", []),
        hours=text.get("hours", ""),
        where=text.get("where", ""),
        distance=text.get("distance", ""),
        area=text.get("area", ""),
        needs=text.get("needs", []),
    )
    LivedTopic.objects.bulk_create(LivedTopic(person=person, topic=topic) for topic in text.get("lived", []))
    if text.get("lived"):
        consents.agree_to_keep(by=person, person=person, purpose="lived experience")
    if text.get("needs"):
        consents.agree_to_keep(by=person, person=person, purpose="access needs")

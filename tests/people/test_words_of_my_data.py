"""Everything that is held has words: no heading, label or code of ours stands on the page as programmers wrote it."""

import ast
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise

from alongside.audit import actions as audit
from alongside.audit import words as record
from alongside.messages.models import Message, Preference, QuietHours
from alongside.opportunities.models import (
    Answer,
    Event,
    Interest,
    Note,
    Opportunity,
    Question,
    Reply,
    Review,
    Revision,
    Writer,
)
from alongside.organisations.models import Organisation
from alongside.people import hooks
from alongside.people.leaving.held import closest, pieces, rooms_of
from alongside.people.models import Consent, LivedTopic, Person, Profile, StepSaved
from alongside.projects.models import Contribution, IdeaAnswer, IdeaReport, LeadTerm, Story, StoryConsent, Voice
from alongside.selection.models import Draw, Entry, Scrutiny, Stated
from tests.addresses.decisions import decisions
from tests.addresses.discussion import discussion
from tests.addresses.doors import door
from tests.addresses.meetings import meetings
from tests.addresses.todo import todo
from tests.addresses.ways import ways
from tests.factories.opportunities import ChooserFactory, InterestFactory, OpportunityFactory
from tests.factories.organisations import InvitationFactory, LeadRequestFactory, MembershipFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import IdeaFactory, MemberFactory, TeamInvitationFactory
from tests.factories.selection import planned

pytestmark = pytest.mark.django_db
CODE = Path(__file__).resolve().parents[2] / "alongside"


@pytest.fixture
def ann() -> Person:
    """Somebody about whom every room holds something of each sort."""
    ann = PersonFactory(name="Ann", email="ann@example.org")
    _account(ann)
    _messages(ann)
    member = MembershipFactory(person=ann, is_lead=True)
    LeadRequestFactory(person=ann)
    InvitationFactory(email=ann.email, invited_by=ann)
    _work(ann, member.organisation)
    _interest(ann)
    _together(ann)
    _draw(ann)
    return ann


def _account(ann: Person) -> None:
    now = timezone.now()
    Profile.objects.create(
        person=ann, contact="text", phone="0117 496 0000", formats=["easy read"], roles=["carer"], skills=["law"],
        times=["weekends"], hours="little", where="both", distance="hour", area="Bath", needs=["breaks"],
    )  # fmt: skip
    LivedTopic.objects.create(person=ann, topic="long-covid")
    Consent.objects.create(person=ann, purpose="lived experience", version="2026-11", how="profile", given_at=now)
    StepSaved.objects.create(person=ann, step="lived", saved_at=now)
    Authenticator.objects.create(user=ann, type="webauthn", data={"name": "My phone"})
    UserSession.objects.create(user=ann, session_key="k", ip="192.0.2.1", user_agent="Browser", data={})
    with transaction.atomic():
        audit.record("profile.saved", by=ann, thing=ann, step="lived")
        audit.record("organisations.lead_made", by=PersonFactory(), person=ann, thing=ann, is_staff=True)


def _messages(ann: Person) -> None:
    now = timezone.now()
    Message.objects.create(
        kind="opportunities.answered", person_id=ann.pk, address=ann.email, address_digest="x", subject="S", text="T",
        html="H", queued_at=now, due_at=now,
    )  # fmt: skip
    QuietHours.objects.create(person_id=ann.pk, begins=21, ends=8)
    Preference.objects.create(person_id=ann.pk, kind="opportunities.interest_sent", often="never")


def _work(ann: Person, organisation: Organisation) -> None:
    now = timezone.now()
    opening: Opportunity = OpportunityFactory(organisation=organisation, created_by=ann, contact_email=ann.email)
    ChooserFactory(opportunity=opening, person=ann)
    Writer.objects.create(opportunity=opening, person=ann, since=now)
    Revision.objects.create(opportunity=opening, by=ann, at=now, before={"place": ""}, after={"place": "Bath"})
    Review.objects.create(opportunity=opening, decided_by=ann, asked_at=now, decided_at=now, outcome="published")


def _interest(ann: Person) -> None:
    interest: Interest = InterestFactory(person=ann, shares=["skills"], access="more", access_words="Breaks")
    now, question = timezone.now(), Question.objects.create(opportunity=interest.opportunity, place=1, words="Why?")
    Reply.objects.create(interest=interest, question=question, words="Because")
    Answer.objects.create(interest=interest, outcome="not this time", reason="places", at=now, press=uuid.uuid4())
    Note.objects.create(interest=interest, key=uuid.uuid4(), is_from_chooser=True, words="Hello", at=now)
    Event.objects.create(interest=interest, what="sent", at=now)


def _draw(ann: Person) -> None:
    draw, interest = planned(), Interest.objects.get(person=ann)
    Draw.objects.filter(pk=draw.pk).update(opportunity=interest.opportunity)
    Stated.objects.create(interest=interest, may_use="yes", agreed_at=timezone.now())
    Entry.objects.create(draw=draw, interest=interest, reference="AAAA-BBBB", chance=0.5, ready=1)
    Scrutiny.objects.filter(draw=draw).update(email=ann.email, words="Right")


def _together(ann: Person) -> None:
    member = MemberFactory(person=ann)
    now = timezone.now()
    TeamInvitationFactory(email=ann.email, invited_by=ann)
    LeadTerm.objects.create(project=member.project, member=member, began_at=now)
    Contribution.objects.create(project=member.project, member=member, kind="aim", thing="1", at=now)
    other = MemberFactory(project=member.project)
    meetings(member, other)
    ways(member)
    door(member)
    decisions(other, member, member)
    decisions(member, other, other)
    todo(member, other, discussion(member, other).post)
    idea = IdeaFactory(person=ann)
    story = Story.objects.create(idea=idea, words="Once", at=now)
    StoryConsent.objects.create(story=story, use="page", given_at=now)
    Voice.objects.create(idea=IdeaFactory(), person=ann, kind="help", skill="Drawing", at=now)
    IdeaAnswer.objects.create(idea=idea, by=ann, outcome="not now", words="Later", at=now)
    IdeaReport.objects.create(idea=idea, key=uuid.uuid4(), is_from_raiser=True, words="Again", reported_at=now)


def empty_lists(held: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The lists that hold nothing: what they would hold was not looked at."""
    if isinstance(held, list | dict) and not held:
        yield ".".join(path)
    children = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else []
    for name, value in children:
        yield from empty_lists(value, (*path, str(name)))


@pytest.mark.parametrize("room", hooks.personal_data, ids=lambda room: room.room)
def test_every_field_has_words(room: hooks.PersonalData, ann: Person) -> None:
    held = room.export(ann)
    assert list(empty_lists(held)) == [], "give Ann one of these, so that its fields are looked at"
    paths = {path[: length + 1] for path, _value in pieces(held) for length in range(len(path))}
    named = {path for path in paths if not path[-1].isdigit()}
    assert sorted(".".join(path) for path in named if closest(room.words(), path) is None) == []


@pytest.mark.parametrize("room", hooks.personal_data, ids=lambda room: room.room)
def test_all_words_can_be_translated(room: hooks.PersonalData) -> None:
    assert isinstance(room.title, Promise)
    assert [name for name, words in room.words().items() if not isinstance(words, Promise)] == []


def test_a_field_without_words_would_be_found() -> None:
    assert closest({"name": "Name"}, ("devices", "1", "colour")) is None
    assert closest({"name": "Name", "devices.name": "Its name"}, ("devices", "1", "name")) == "Its name"


def test_codes_are_shown_in_words(ann: Person) -> None:
    shown = {value for room in rooms_of(ann) for _name, value in room.rows}
    for words in (
        "Text message",
        "Carer: I look after a relative or friend",
        "Long COVID",
        "Saved a part of the profile",
        "Waiting to be sent",
        "When I am answered",
        "Never",
        "Town or district",
        "Passkey",
        "Confirmed",
    ):
        assert words in shown, words
    codes = re.compile(r"^[a-z]+[._][a-z_]+$")
    assert [value for value in shown if codes.match(value)] == []  # fmt: skip


def recorded() -> Iterator[tuple[str, ast.Call]]:
    """Every place that writes to the record."""
    for file in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("audit.record", "audit.record_import"):
                yield str(file.relative_to(CODE)), node


def test_everything_that_is_recorded_has_words() -> None:
    calls = list(recorded())
    assert len(calls) > 50
    codes = {node.args[0].value: file for file, node in calls if isinstance(node.args[0], ast.Constant)}
    assert {code: file for code, file in codes.items() if code not in record.events()} == {}
    names = {word.arg for _file, node in calls for word in node.keywords} - {"by", "person", "thing", "content"}
    assert sorted(str(name) for name in names if name not in record.facts()) == []

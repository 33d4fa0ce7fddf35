"""The round-up: one message over all of somebody's projects, with what waits and what happened, and nothing twice."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from alongside.messages import actions as messages
from alongside.messages import digests, hooks
from alongside.messages.kinds import Often
from alongside.messages.models import Message
from alongside.people.models import Person
from alongside.projects.decisions import actions as decisions
from alongside.projects.discussion import actions as discussion
from alongside.projects.ideas import actions, answering
from alongside.projects.ideas import news as ideas
from alongside.projects.leading import actions as leading
from alongside.projects.models import (
    Door,
    IdeaAnswer,
    LeadTerm,
    Meeting,
    Member,
    StageMove,
    Task,
    TaskPerson,
    TimeOffer,
    Voice,
    Ways,
)
from alongside.projects.roundup import sections
from alongside.projects.roundup.gathering import gather
from alongside.projects.stages import actions as stages
from alongside.projects.teams import joining
from alongside.projects.todo import actions as todo
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import IdeaFactory, MemberFactory, ProjectFactory

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)


@pytest.fixture
def ann() -> Member:
    """Somebody in a team with another, both since long ago."""
    long_ago = timezone.now() - 10 * WEEK
    ann = MemberFactory(
        project=ProjectFactory(title="Kinder letters", created_at=long_ago), joined_at=long_ago, person__name="Ann"
    )
    MemberFactory(project=ann.project, joined_at=long_ago, person__name="Ben")
    return ann


def other(ann: Member) -> Member:
    return Member.objects.filter(project=ann.project).exclude(pk=ann.pk).get()


def told(member: Member) -> list[str]:
    now = timezone.now()
    parts = gather([member.person_id], now - WEEK, now).get(member.person_id, [])
    return [str(one.text) for part in parts for one in (*part.waiting, *part.happened)]


def test_each_hears_what_others_did_and_what_waits_for_them(ann: Member) -> None:
    ben = other(ann)
    stages.move(by=ben.person, project=ann.project, to="design", words="All agreed.", seen="scoping")
    leading.take(by=ben.person, project=ann.project)
    leading.offer(by=ben.person, project=ann.project, to=ann)
    assert told(ann) == [
        "You are offered the lead.",
        "The project has moved to: Design. “All agreed.”",
        "Ben has taken the lead.",
    ]
    assert told(ben) == ["The project has moved to: Design. “All agreed.”"]


def test_what_is_older_is_not_told_again(ann: Member) -> None:
    LeadTerm.objects.create(project=ann.project, member=other(ann), began_at=timezone.now() - 2 * WEEK)
    assert told(ann) == []


def test_who_left_or_pauses_hears_nothing_until_they_are_back(ann: Member) -> None:
    leading.take(by=other(ann).person, project=ann.project)
    joining.pause(by=ann.person, project=ann.project)
    assert told(ann) == []
    joining.carry_on(by=ann.person, project=ann.project)
    assert told(ann) == ["Ben has taken the lead."]
    joining.leave(by=ann.person, project=ann.project, left_as="")
    assert told(ann) == []


def test_it_comes_once_a_week_unless_somebody_wants_it_daily_or_never(
    ann: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = other(ann)
    messages.choose(by=messages.Somebody(ben.person_id), choices={sections.KIND: Often.NEVER})
    leading.take(by=ben.person, project=ann.project)
    leading.take(by=ann.person, project=ann.project)
    now = timezone.now()
    next_monday = (now + (7 - now.weekday()) * datetime.timedelta(days=1)).replace(hour=12)
    for hours in (0, 1, 24):
        monkeypatch.setattr(timezone, "now", lambda hours=hours: next_monday + datetime.timedelta(hours=hours))
        digests.send_due()
    message = Message.objects.get(kind=digests.KIND)
    assert message.address == ann.person.email
    assert "Kinder letters: Ben has taken the lead." in message.text
    assert "Ann has taken" not in message.text
    assert "Kinder letters" not in message.subject
    assert f"/projects/{ann.project.slug}/team/lead/" in message.html


def test_nothing_to_tell_sends_nothing(ann: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + 4 * WEEK)
    digests.send_due()
    assert not Message.objects.filter(kind=digests.KIND).exists()


def happens(member: Member) -> None:
    """One thing of each sort happens in a team, and one of each waits."""
    now = timezone.now()
    team = {"project": member.project}
    later = now + WEEK
    leading.take(by=member.person, project=member.project)
    discussion.start(by=member.person, title="T", text="x", key=uuid.uuid4(), **team)
    decisions.propose(by=member.person, title="T", text="x", quorum=1, closes_on=None, key=uuid.uuid4(), **team)
    meeting = Meeting.objects.create(title="M", made_at=now, changed_at=now, notes="n", notes_at=now, **team)
    TimeOffer.objects.create(meeting=meeting, starts_at=later)
    for state, done_at in (("to do", None), ("done", now)):
        task = Task.objects.create(what="x", made_at=now, state=state, done_at=done_at, **team)
        TaskPerson.objects.create(task=task, member=member)
    StageMove.objects.create(from_stage="idea", to_stage="scoping", at=now, **team)
    Ways.objects.create(written_at=now, **team)
    Door.objects.create(who="D", changed_at=now, **team)


def test_for_many_people_and_projects_it_takes_as_many_queries(ann: Member) -> None:
    def count() -> int:
        people = list(Member.objects.values_list("person", flat=True))
        now = timezone.now()
        with CaptureQueriesContext(connection) as queries:
            gather(people, now - WEEK, now)
        return len(queries)

    happens(ann)
    before = count()
    for _ in range(5):
        happens(MemberFactory(project=ProjectFactory(slug=uuid.uuid4().hex)))
    assert count() == before


def test_a_finished_task_is_told_to_all_but_who_alone_did_it(ann: Member) -> None:
    ben = other(ann)
    task = Task.objects.create(project=ann.project, what="Ring", made_at=timezone.now())
    TaskPerson.objects.create(task=task, member=ben)
    todo.finish(by=ben.person, task=task)
    assert told(ann) == ["Done by Ben: Ring"]
    assert told(ben) == []
    TaskPerson.objects.create(task=task, member=ann)
    assert told(ben) == told(ann) == ["Done by Ann, Ben: Ring"]
    TaskPerson.objects.all().delete()
    assert told(ben) == ["Done: Ring"]


def became(person: Person) -> list[str]:
    now = timezone.now()
    return [line.text for line in ideas.told([person.pk], now - WEEK, now).get(person.pk, [])]


def test_who_supports_an_idea_hears_what_became_of_it_once_and_its_raiser_only_at_once() -> None:
    idea = IdeaFactory(what="Clearer letters", organisation__name="Exmouth Trust")
    lead = MembershipFactory(organisation=idea.organisation, is_lead=True).person
    idea.organisation.refresh_from_db()
    eve = PersonFactory()
    for kind in ("matters", "lived"):
        actions.say(by=eve, idea=idea, kind=kind)
    answering.answer(by=lead, idea=idea, outcome="not now", words="No money yet")
    ProjectFactory(idea=idea, title="Letters", slug="letters-1", created_at=timezone.now())
    assert became(eve) == [
        "Exmouth Trust answers an idea that you support, “Clearer letters”: Not now. “No money yet”",
        "A team forms for an idea that you support, “Clearer letters”: “Letters”.",
    ]
    assert became(idea.person) == became(lead) == []
    client = Client()
    client.force_login(eve)
    page = client.get("/me/round-up/").content.decode()
    assert "Ideas that you support" in page
    assert "Nothing happened" not in page


def test_what_became_of_many_ideas_takes_three_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    now = timezone.now()
    for person in PersonFactory.create_batch(3):
        idea = IdeaFactory()
        Voice.objects.create(idea=idea, person=person, kind="lived", at=now)
        IdeaAnswer.objects.create(idea=idea, outcome="take up", at=now)
    people = list(Voice.objects.values_list("person", flat=True))
    with django_assert_num_queries(3):
        found = ideas.told(people, now - WEEK, now)
    assert len(found) == 3


def test_the_page_shows_the_same_and_can_be_printed(ann: Member) -> None:
    leading.take(by=other(ann).person, project=ann.project)
    client = Client()
    client.force_login(ann.person)
    page = client.get("/me/round-up/").content.decode()
    assert "Kinder letters" in page
    assert "Ben has taken the lead." in page


def test_this_room_has_its_parts_of_the_digest_once() -> None:
    assert hooks.digest_sections.count(sections.SECTION) == hooks.digest_sections.count(ideas.SECTION) == 1

"""The round-up: one message over all of somebody's projects, with what waits and what happened, and nothing twice."""

import datetime
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from alongside.messages import actions as messages
from alongside.messages import digests, hooks
from alongside.messages.kinds import Often
from alongside.messages.models import Message
from alongside.projects.leading import actions as leading
from alongside.projects.models import LeadTerm, Member
from alongside.projects.roundup import sections
from alongside.projects.roundup.gathering import gather
from alongside.projects.stages import actions as stages
from alongside.projects.teams import joining
from tests.factories.projects import MemberFactory, ProjectFactory

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


def test_for_many_people_and_projects_it_takes_as_many_queries(ann: Member, django_assert_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        people = list(Member.objects.values_list("person", flat=True))
        now = timezone.now()
        with CaptureQueriesContext(connection) as queries:
            gather(people, now - WEEK, now)
        return len(queries)

    before = count()
    for _ in range(5):
        member = MemberFactory(project=ProjectFactory(slug=uuid.uuid4().hex))
        leading.take(by=member.person, project=member.project)
    assert count() == before


def test_the_page_shows_the_same_and_can_be_printed(ann: Member) -> None:
    leading.take(by=other(ann).person, project=ann.project)
    client = Client()
    client.force_login(ann.person)
    page = client.get("/me/round-up/").content.decode()
    assert "Kinder letters" in page
    assert "Ben has taken the lead." in page


def test_this_room_has_its_part_of_the_digest_once() -> None:
    assert hooks.digest_sections.count(sections.SECTION) == 1

"""From the notes of a meeting to tasks and proposals: by line, and never with the words in an address."""

import re
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from alongside.projects.decisions import actions as decisions
from alongside.projects.meetings import following
from alongside.projects.models import Decision, Meeting, Member, Task
from alongside.projects.todo import actions as todo
from alongside.projects.todo.origins import Origin
from tests.factories.projects import MemberFactory

pytestmark = pytest.mark.django_db
LONG = "We ask " + "everybody " * 30 + "on paper"
NOTES = f"# Letters\n\n- Ring the ward\n 2) {LONG}\n   \n*starred*\n"


@pytest.fixture
def ann() -> Member:
    return MemberFactory(person__name="Ann")


@pytest.fixture
def meeting(ann: Member) -> Meeting:
    now = timezone.now()
    return Meeting.objects.create(
        project=ann.project, title="Tuesday", state="set", starts_at=now, made_at=now, changed_at=now, notes=NOTES
    )


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.person)
    return client


def team(member: Member) -> str:
    return f"/projects/{member.project.slug}/team/"


def links(client: Client, ann: Member, meeting: Meeting, to: str) -> list[str]:
    page = client.get(f"{team(ann)}meetings/{meeting.key}/notes/follow/").content.decode()
    return [found.replace("&amp;", "&") for found in re.findall(rf'href="({team(ann)}{to}/new/\?[^"]*)"', page)]


def value_of(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"|<textarea[^>]*name="{name}"[^>]*>\s*([^<]*)<', page)
    return (found[1] or found[2] or "") if found else ""


def test_each_line_that_says_something_is_offered_without_its_mark() -> None:
    assert [line.words for line in following.lines(NOTES)] == ["# Letters", "Ring the ward", LONG, "*starred*"]
    assert [line.words for line in following.lines("Ask at 1) or 2) - now")] == ["Ask at 1) or 2) - now"]
    assert following.lines(" \n- \n") == []
    assert len(following.lines("x\n" * 10_000)) == following.MOST_LINES


def test_a_line_becomes_a_task_that_leads_back_to_its_meeting(ann: Member, meeting: Meeting) -> None:
    client = browser(ann)
    addresses = links(client, ann, meeting, "tasks")
    assert len(addresses) == 4
    assert not any("ward" in address.lower() for address in addresses)
    page = client.get(addresses[1]).content.decode()
    typed = {name: value_of(page, name) for name in ("what", "more", "meeting", "key")}
    assert (typed["what"], typed["more"]) == ("Ring the ward", "")
    for _twice in range(2):
        assert client.post(f"{team(ann)}tasks/new/", typed).status_code == 302
    task = Task.objects.get()
    assert (task.what, task.from_meeting) == ("Ring the ward", meeting)
    assert "Ring the ward" in client.get(f"{team(ann)}meetings/{meeting.key}/").content.decode()
    assert f"/meetings/{meeting.key}/" in client.get(f"{team(ann)}tasks/{task.key}/").content.decode()


def test_a_long_line_becomes_a_proposal_with_a_short_title(ann: Member, meeting: Meeting) -> None:
    client = browser(ann)
    page = client.get(links(client, ann, meeting, "decisions")[2]).content.decode()
    typed = {name: value_of(page, name) for name in ("title", "text", "meeting", "key", "quorum")}
    assert typed["text"].strip() == LONG
    assert typed["title"].endswith("everybody…")
    assert len(typed["title"]) <= 120
    assert client.post(f"{team(ann)}decisions/new/", typed).status_code == 302
    made = Decision.objects.get()
    assert (made.from_meeting, made.text) == (meeting, LONG)
    assert f"/meetings/{meeting.key}/" in client.get(f"{team(ann)}decisions/{made.key}/").content.decode()


def test_notes_that_changed_meanwhile_fill_in_nothing_and_say_so(ann: Member, meeting: Meeting) -> None:
    client = browser(ann)
    tasks, proposals = (links(client, ann, meeting, to)[0] for to in ("tasks", "decisions"))
    Meeting.objects.update(notes="All new", notes_version=meeting.notes_version + 1)
    for address in (tasks, proposals):
        page = client.get(address).content.decode()
        assert "Its notes have changed meanwhile" in page
        assert "Letters" not in page


@pytest.mark.parametrize(
    "asked", ["meeting=nonsense&line=0", "line=0&notes=1", "meeting=", "meeting={}&line=-1&notes=1"]
)
def test_what_is_asked_wrongly_begins_empty(ann: Member, meeting: Meeting, asked: str) -> None:
    page = browser(ann).get(f"{team(ann)}tasks/new/?{asked.format(meeting.key)}")
    assert page.status_code == 200
    assert value_of(page.content.decode(), "what") == ""


def test_a_meeting_of_another_team_gives_nothing(ann: Member, meeting: Meeting) -> None:
    other = MemberFactory()
    asked = f"meeting={meeting.key}&line=2&notes=1"
    assert "ward" not in browser(other).get(f"{team(other)}tasks/new/?{asked}").content.decode()
    facts = {"by": other.person, "project": other.project, "key": uuid.uuid4()}
    with pytest.raises(PermissionDenied):
        decisions.propose(title="x", text="x", quorum=1, closes_on=None, from_meeting=meeting, **facts)
    made = todo.make(values={"what": "x", "more": "", "when": None}, who=[], of=Origin(meeting=meeting), **facts)
    assert made.from_meeting is None
    assert browser(other).get(f"{team(ann)}meetings/{meeting.key}/notes/follow/").status_code == 403


def test_a_word_as_long_as_a_title_is_cut_too(meeting: Meeting) -> None:
    source = following.Source(meeting=meeting, words="x" * 500, is_stale=False)
    assert source.title(120) == "x" * 119 + "…"


def test_a_form_with_a_mistake_still_says_what_the_task_comes_out_of(ann: Member, meeting: Meeting) -> None:
    page = browser(ann).post(f"{team(ann)}tasks/new/", {"what": "", "meeting": str(meeting.key)}).content.decode()
    assert "It comes out of the meeting" in page
    assert "changed meanwhile" not in page


def test_a_task_out_of_a_decision_leads_back_to_it(ann: Member) -> None:
    facts = {"by": ann.person, "project": ann.project, "key": uuid.uuid4()}
    decision = decisions.propose(title="Ask on paper", text="x", quorum=1, closes_on=None, **facts)
    client = browser(ann)
    page = client.get(f"{team(ann)}tasks/new/?decision={decision.key}").content.decode()
    typed = {name: value_of(page, name) for name in ("what", "decision", "key")}
    assert typed["what"] == "Ask on paper"
    assert client.post(f"{team(ann)}tasks/new/", typed).status_code == 302
    task = Task.objects.get()
    assert task.from_decision == decision
    assert f"/decisions/{decision.key}/" in client.get(f"{team(ann)}tasks/{task.key}/").content.decode()
    Decision.objects.update(state=Decision.State.DECIDED, ended_at=timezone.now())
    assert f"/tasks/{task.key}/" in client.get(f"{team(ann)}decisions/{decision.key}/").content.decode()

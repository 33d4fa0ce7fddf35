"""When something is wrong with an idea: reported by anybody, hidden with a reason, looked at again; and taken back."""

import uuid
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from alongside.messages.models import Message
from alongside.people.leaving import actions as leaving
from alongside.people.models import Person
from alongside.projects.errors import NotPossibleError
from alongside.projects.ideas import actions, answering, minding, news, queries, stories
from alongside.projects.ideas.similarity import Essence
from alongside.projects.models import Idea, IdeaReport, Story, StoryConsent
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import IdeaFactory, ProjectFactory

pytestmark = pytest.mark.django_db
WHY: dict[str, Any] = {"part": "all", "reason": "personal", "words": "It names a nurse"}


@pytest.fixture
def idea() -> Idea:
    """About an organisation that has joined, with a story that everybody may read."""
    idea = IdeaFactory(what="Clearer letters", organisation__name="Exmouth Trust")
    MembershipFactory(organisation=idea.organisation, is_lead=True)
    idea.organisation.refresh_from_db()
    story = Story.objects.create(idea=idea, words="My own story", at=timezone.now())
    StoryConsent.objects.create(story=story, use="page", given_at=timezone.now())
    return idea


def lead(idea: Idea) -> Person:
    person: Person = idea.organisation.memberships.get(is_lead=True).person
    return person


def client_of(person: Person | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def page(person: Person | None, path: str) -> str:
    return client_of(person).get(path).content.decode()


def told(kind: str) -> list[Person | None]:
    found = Message.objects.filter(kind=kind).order_by("pk").values_list("person_id", flat=True)
    return [Person.objects.get(pk=number) for number in found if number]


def address(idea: Idea, end: str = "") -> str:
    return f"/projects/ideas/{idea.key}/{end}"


def test_anybody_reports_an_idea_once_a_day_and_nothing_says_who(idea: Idea) -> None:
    typed = {"reason": "personal", "words": "It names my nurse"}
    for _twice in range(2):
        assert Client().post(address(idea, "report/"), typed).status_code == 302
    report = IdeaReport.objects.get()
    assert (report.reason, report.words, report.is_from_raiser) == ("personal", "It names my nurse", False)
    assert told("projects.idea_reported") == [lead(idea)]
    assert "It names my nurse" not in Message.objects.get(kind="projects.idea_reported").text
    seen = page(lead(idea), "/projects/ideas/reports/")
    assert "It names my nurse" in seen
    assert "Clearer letters" in seen


def test_a_report_from_another_site_or_without_a_reason_is_turned_away(idea: Idea) -> None:
    typed = {"reason": "unsafe", "words": ""}
    assert Client(headers={"Sec-Fetch-Site": "cross-site"}).post(address(idea, "report/"), typed).status_code == 403
    empty = Client().post(address(idea, "report/"), {"words": "No reason"})
    assert "Choose what is wrong" in empty.content.decode()
    assert "No reason" in empty.content.decode()
    assert not IdeaReport.objects.exists()


def test_where_there_is_no_lead_administrators_hear_of_it() -> None:
    administrator = PersonFactory(is_administrator=True)
    minding.report(idea=IdeaFactory(), reason="unsafe", words="", key=uuid.uuid4())
    assert told("projects.idea_reported") == [administrator]


def test_hidden_it_is_nowhere_but_its_place_says_why_and_it_still_waits(idea: Idea) -> None:
    joined = IdeaFactory(organisation=idea.organisation, what="Bigger letters")
    answering.answer(by=lead(idea), idea=joined, outcome="join", joined_with=idea)
    Idea.objects.update(topics=["letters"])
    assert len(queries.like(Essence(frozenset({"letters"}), frozenset()), None)) == 2
    minding.report(idea=idea, reason="personal", words="", key=uuid.uuid4())
    eve = PersonFactory()
    actions.say(by=eve, idea=idea, kind="lived")
    visitor = client_of(None)
    for path in ("/projects/ideas/", f"/organisations/{idea.organisation.slug}/ideas/", address(joined)):
        assert "Clearer letters" in visitor.get(path).content.decode()
    minding.hide(by=lead(idea), idea=idea, **WHY)
    for path in ("/projects/ideas/", f"/organisations/{idea.organisation.slug}/ideas/", address(joined)):
        assert "Clearer letters" not in visitor.get(path).content.decode()
    gone = visitor.get(address(idea))
    assert gone.status_code == 410
    assert "It shows somebody’s private details" in gone.content.decode()
    assert "Clearer letters" not in gone.content.decode()
    assert "names a nurse" not in gone.content.decode()
    assert "1 idea is hidden" in page(None, f"/organisations/{idea.organisation.slug}/ideas/")
    assert queries.waiting(idea.organisation) == 1
    assert page(lead(idea), f"/organisations/{idea.organisation.slug}/manage/ideas/").count("Hidden") == 1
    assert queries.like(Essence(frozenset({"letters"}), frozenset()), None) == [joined]
    assert idea not in queries.can_join_with(joined)
    assert queries.sent_at(idea.key) is None
    assert not IdeaReport.objects.filter(handled_at=None).exists()
    with pytest.raises(PermissionDenied):
        actions.say(by=eve, idea=idea, kind="matters")
    answering.answer(by=lead(idea), idea=idea, outcome="take up")
    assert news.told([eve.pk], idea.made_at, timezone.now()) == {}


def test_whoever_raised_it_reads_why_and_an_administrator_looks_again(idea: Idea) -> None:
    administrator = PersonFactory(is_administrator=True)
    minding.hide(by=lead(idea), idea=idea, **WHY)
    assert told("projects.idea_hidden") == [idea.person]
    for who in (idea.person, lead(idea)):
        assert "Form a team" not in page(who, address(idea))
        assert "This matters to me too" not in page(who, address(idea))
    own = page(idea.person, address(idea))
    assert "names a nurse" in own
    assert "look-again" in own
    typed = {"words": "No name is in it", "key": str(uuid.uuid4())}
    for _twice in range(2):
        client_of(idea.person).post(address(idea, "look-again/"), typed)
    assert told("projects.idea_look_again") == [administrator]
    assert "No name is in it" not in page(lead(idea), address(idea, "hide/"))
    assert "No name is in it" in page(administrator, "/projects/ideas/reports/")
    minding.dismiss(by=lead(idea), idea=idea)
    assert IdeaReport.objects.filter(handled_at=None).count() == 1
    client_of(administrator).post(address(idea, "hide/"), {"do": "show"})
    assert client_of(None).get(address(idea)).status_code == 200
    assert told("projects.idea_shown") == [idea.person]
    assert not IdeaReport.objects.filter(handled_at=None).exists()
    with pytest.raises(NotPossibleError):
        minding.ask_again(by=idea.person, idea=idea, words="x", key=uuid.uuid4())


def test_a_story_can_be_hidden_alone(idea: Idea) -> None:
    typed = {"part": "story", "reason": "personal", "words": "It names a nurse"}
    client_of(lead(idea)).post(address(idea, "hide/"), typed)
    assert "My own story" not in page(None, address(idea))
    assert "Clearer letters" in page(None, address(idea))
    assert "My own story" in page(idea.person, address(idea))
    stories.write(by=idea.person, idea=idea, words="My other story")
    assert "My other story" not in page(None, address(idea))
    minding.show(by=lead(idea), idea=idea)
    assert "My other story" in page(None, address(idea))


def test_without_a_shared_story_there_is_no_choice_of_what_to_hide(idea: Idea) -> None:
    stories.withdraw(by=idea.person, idea=idea, use="page")
    assert 'name="part"' not in page(lead(idea), address(idea, "hide/"))
    client_of(lead(idea)).post(address(idea, "hide/"), {"part": "story", "reason": "other", "words": "x"})
    idea.refresh_from_db()
    assert idea.hidden_part == "all"


def test_who_neither_leads_it_nor_looks_after_the_service_hides_nothing(idea: Idea) -> None:
    elsewhere = MembershipFactory(is_lead=True).person
    for person in (elsewhere, idea.person, PersonFactory()):
        for act in (minding.dismiss, minding.show):
            with pytest.raises(PermissionDenied):
                act(by=person, idea=idea)
        with pytest.raises(PermissionDenied):
            minding.hide(by=person, idea=idea, **WHY)
    minding.hide(by=lead(idea), idea=idea, **WHY)
    for end in ("", "report/", "report/sent/", "hide/"):
        assert client_of(elsewhere).get(address(idea, end)).status_code in (404, 410)
    draft = IdeaFactory(draft=True)
    with pytest.raises(PermissionDenied):
        minding.report(idea=draft, reason="unsafe", words="", key=uuid.uuid4())


def test_what_is_hidden_twice_is_told_once(idea: Idea) -> None:
    for _twice in range(2):
        minding.hide(by=lead(idea), idea=idea, **WHY)
        minding.hide(by=lead(idea), idea=idea, **WHY)
    assert len(told("projects.idea_hidden")) == 1
    minding.hide(by=lead(idea), idea=idea, **(WHY | {"part": "story"}))
    assert len(told("projects.idea_hidden")) == 2


def test_what_was_sent_can_be_taken_back_until_others_build_on_it(idea: Idea) -> None:
    owner, eve = idea.person, PersonFactory()
    actions.say(by=eve, idea=idea, kind="lived")
    answering.answer(by=lead(idea), idea=idea, outcome="take up")
    project = ProjectFactory(idea=idea, slug="letters-2")
    assert "Others already work on it" in page(owner, address(idea, "withdraw/"))
    with pytest.raises(NotPossibleError):
        actions.withdraw(by=owner, idea=idea)
    project.delete()
    with pytest.raises(PermissionDenied):
        actions.withdraw(by=eve, idea=idea)
    before = client_of(None)
    assert before.get(address(idea)).status_code == 200
    assert client_of(owner).post(address(idea, "withdraw/"), {"do": "withdraw"}).status_code == 302
    assert before.get(address(idea)).status_code == 404
    assert "Clearer letters" not in before.get("/projects/ideas/").content.decode()
    assert not Story.objects.exists()


def test_what_an_organisation_answered_before_can_still_be_read(idea: Idea) -> None:
    answering.answer(by=lead(idea), idea=idea, outcome="not now", words="No money yet")
    assert "What it answered before" not in page(None, address(idea))
    answering.answer(by=lead(idea), idea=idea, outcome="take up", words="There is money now")
    shown = page(None, address(idea))
    assert shown.index("There is money now") < shown.index("What it answered before") < shown.index("No money yet")


def test_who_deletes_their_account_takes_along_what_they_asked(idea: Idea) -> None:
    actions.say(by=PersonFactory(), idea=idea, kind="lived")
    minding.hide(by=lead(idea), idea=idea, **WHY)
    minding.ask_again(by=idea.person, idea=idea, words="Please", key=uuid.uuid4())
    leaving.delete_everything(by=idea.person, person=idea.person)
    assert Idea.objects.filter(pk=idea.pk, person=None).exists()
    assert not IdeaReport.objects.exists()

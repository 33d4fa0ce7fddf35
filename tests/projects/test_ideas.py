"""Ideas: raised in three steps, spoken to, answered by the organisation, and made into a project."""

import datetime
import uuid
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.messages.models import Message
from alongside.people.leaving import actions as leaving
from alongside.people.models import Person
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.ideas import actions, answering, queries, stories, teams
from alongside.projects.ideas.similarity import Candidate, essence, similar
from alongside.projects.models import Idea, IdeaAnswer, Member, Project, Story, StoryConsent, Voice
from alongside.projects.teams import actions as teams_actions
from alongside.web import pages
from tests.factories.organisations import MembershipFactory, OrganisationFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import IdeaFactory, MemberFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def lead_of(idea: Idea) -> Person:
    membership = MembershipFactory(organisation=idea.organisation, is_lead=True)
    idea.organisation.refresh_from_db()
    person: Person = membership.person
    return person


def messages(kind: str) -> int:
    return Message.objects.filter(kind=kind).count()


def test_an_idea_is_raised_in_three_steps_and_sent_once() -> None:
    ann = PersonFactory()
    lead = MembershipFactory(organisation=OrganisationFactory(name="Exmouth Trust"), is_lead=True).person
    client, key = client_of(ann), str(uuid.uuid4())
    for _ in range(2):
        typed = {"what": "Clearer letters", "organisation": "Exmouth Trust", "key": key}
        answer = client.post("/projects/ideas/new/", typed)
    assert answer.headers["Location"] == f"/projects/ideas/{key}/write/whom/"
    assert client.get(f"/projects/ideas/{key}/send/").status_code == 200
    client.post(f"/projects/ideas/{key}/write/whom/", {"for_whom": "New patients"})
    client.post(f"/projects/ideas/{key}/write/why/", {"why": "My mother missed hers"})
    assert Client().get(f"/projects/ideas/{key}/").status_code == 404
    for _ in range(2):
        client.post(f"/projects/ideas/{key}/send/", {"capacity": "carer"})
    idea = Idea.objects.get()
    assert (idea.state, idea.what, idea.for_whom, idea.capacity) == ("sent", "Clearer letters", "New patients", "carer")
    assert messages("projects.idea_raised") == 1
    page = Client().get(f"/projects/ideas/{key}/").content.decode()
    assert "Raised by a carer" in page
    assert ann.name not in page
    assert lead.pk


def test_an_idea_that_somebody_else_told_is_marked_as_written_down_for_them() -> None:
    draft = IdeaFactory(draft=True, capacity="")
    typed = {"capacity": "patient", "is_for_another": "on"}
    client_of(draft.person).post(f"/projects/ideas/{draft.key}/send/", typed)
    page = Client().get(f"/projects/ideas/{draft.key}/").content.decode()
    assert "patient or somebody who uses care services, written down for them by somebody else" in page


def test_a_draft_lacks_nothing_before_it_is_sent_and_does_not_change_afterwards() -> None:
    draft = IdeaFactory(draft=True, why="")
    with pytest.raises(NotPossibleError):
        actions.send(by=draft.person, idea=draft, capacity="carer", shows_name=False)
    sent = IdeaFactory()
    with pytest.raises(NotPossibleError):
        actions.write(by=sent.person, idea=sent, values={"what": "Other"})
    with pytest.raises(NotPossibleError):
        actions.throw_away(by=sent.person, idea=sent)


def test_nobody_else_writes_sends_or_deletes_a_draft() -> None:
    draft, stranger = IdeaFactory(draft=True), PersonFactory()
    client = client_of(stranger)
    for address in ("", "send/", "write/whom/", "story/"):
        assert client.get(f"/projects/ideas/{draft.key}/{address}").status_code == 404
    for act in (
        lambda: actions.write(by=stranger, idea=draft, values={"what": "Mine"}),
        lambda: actions.throw_away(by=stranger, idea=draft),
        lambda: actions.say(by=stranger, idea=draft, kind="matters"),
        lambda: actions.begin(by=stranger, organisation=draft.organisation, what="x", key=draft.key),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_draft_is_thrown_away() -> None:
    draft = IdeaFactory(draft=True)
    client_of(draft.person).post(f"/projects/ideas/{draft.key}/send/", {"do": "throw away"})
    assert not Idea.objects.exists()


def test_each_voice_counts_once_and_is_taken_back() -> None:
    idea, bob = IdeaFactory(), PersonFactory()
    client, press = client_of(bob), f"/projects/ideas/{idea.key}/press/"
    for _ in range(2):
        client.post(press, {"do": "say", "which": "matters"})
        client.post(press, {"do": "say", "which": "lived"})
        client.post(press, {"do": "say", "which": "help"})
        client.post(press, {"do": "nonsense", "which": "lived"})
    assert sorted(Voice.objects.values_list("kind", flat=True)) == ["lived", "matters"]
    assert "It matters to 1 other person too" in Client().get(f"/projects/ideas/{idea.key}/").content.decode()
    for _ in range(2):
        client.post(press, {"do": "take back", "which": "matters"})
    assert list(Voice.objects.values_list("kind", flat=True)) == ["lived"]


def test_ones_own_idea_counts_already() -> None:
    idea = IdeaFactory()
    with pytest.raises(NotPossibleError):
        actions.say(by=idea.person, idea=idea, kind="matters")


def test_who_can_help_is_seen_by_the_raiser_the_leads_and_the_team_and_by_nobody_else() -> None:
    idea, bob = IdeaFactory(), PersonFactory(name="Bob Builder")
    client_of(bob).post(f"/projects/ideas/{idea.key}/help/", {"skill": "I design leaflets"})
    project = ProjectFactory(idea=idea)
    mate = MemberFactory(project=project).person
    address = f"/projects/ideas/{idea.key}/"

    def sees(person: Person) -> bool:
        return "Bob Builder</span>: " in client_of(person).get(address).content.decode()

    assert sees(idea.person)
    assert sees(lead_of(idea))
    assert not sees(PersonFactory())
    assert not sees(mate), "a team that formed without the raiser sees nothing more than everybody"
    membership = MemberFactory(project=project, person=idea.person)
    assert sees(mate)
    membership.left_at = timezone.now()
    membership.save()
    assert not sees(mate)
    assert "Bob Builder" not in Client().get(address).content.decode()


def test_the_raisers_name_is_seen_only_if_they_say_so() -> None:
    idea = IdeaFactory(person=PersonFactory(name="Ann Raiser"))
    lead, address = lead_of(idea), f"/projects/ideas/{idea.key}/"
    assert "Ann Raiser" not in client_of(lead).get(address).content.decode()
    client_of(idea.person).post(f"{address}press/", {"do": "show name"})
    assert "Ann Raiser" in client_of(lead).get(address).content.decode()
    assert "Ann Raiser" not in client_of(PersonFactory()).get(address).content.decode()
    with pytest.raises(PermissionDenied):
        actions.show_name(by=lead, idea=idea, shows=False)


def answer(idea: Idea, by: Person, **facts: Any) -> Idea:
    return answering.answer(by=by, idea=idea, **facts)


def test_every_answer_is_kept_and_the_first_says_how_long_it_took() -> None:
    long_ago = timezone.now() - datetime.timedelta(days=28)
    idea = IdeaFactory(made_at=long_ago, organisation__confirmed_at=long_ago)
    lead = lead_of(idea)
    for _ in range(2):
        answer(idea, lead, outcome="not now", words="No money this year")
    first = Idea.objects.get()
    assert first.working_days_waited in range(17, 21)
    answer(idea, lead, outcome="take up", words="Now there is")
    idea.refresh_from_db()
    assert (idea.outcome, idea.first_answered_at) == ("take up", first.first_answered_at)
    assert list(IdeaAnswer.objects.order_by("pk").values_list("outcome", flat=True)) == ["not now", "take up"]
    assert messages("projects.idea_answered") == 2
    assert "Now there is" in Client().get(f"/projects/ideas/{idea.key}/").content.decode()


def test_an_organisation_that_joins_later_is_counted_from_when_it_could_answer() -> None:
    idea = IdeaFactory(made_at=timezone.now() - datetime.timedelta(days=400), organisation__confirmed_at=None)
    lead = lead_of(idea)
    idea.organisation.confirmed_at = timezone.now()
    idea.organisation.save()
    assert "It has waited for 0 working days" in Client().get(f"/projects/ideas/{idea.key}/").content.decode()
    assert answer(idea, lead, outcome="take up").working_days_waited == 0


def test_of_an_organisation_that_has_ended_no_answer_is_awaited() -> None:
    idea = IdeaFactory(organisation__valid_to=timezone.localdate() - datetime.timedelta(days=1))
    for address in (f"/projects/ideas/{idea.key}/", f"/organisations/{idea.organisation.slug}/ideas/"):
        page = Client().get(address).content.decode()
        assert "This organisation is no longer active, so it cannot answer." in page
        assert "working day" not in page


def test_only_a_lead_answers() -> None:
    idea = IdeaFactory()
    other = lead_of(IdeaFactory())
    for person in (idea.person, PersonFactory(), other, MembershipFactory(organisation=idea.organisation).person):
        with pytest.raises(PermissionDenied):
            answer(idea, person, outcome="take up")


def test_not_now_needs_a_reason() -> None:
    idea = IdeaFactory()
    lead = lead_of(idea)
    with pytest.raises(NotPossibleError):
        answer(idea, lead, outcome="not now")
    address = f"/organisations/{idea.organisation.slug}/manage/ideas/{idea.key}/"
    assert "Say why not now" in client_of(lead).post(address, {"outcome": "not now"}).content.decode()
    assert "Choose the idea" in client_of(lead).post(address, {"outcome": "join"}).content.decode()


def test_two_leads_who_answer_at_once_are_told() -> None:
    idea = IdeaFactory()
    lead, seen = lead_of(idea), idea.mark
    answer(idea, lead, outcome="take up", seen=seen)
    with pytest.raises(ChangedMeanwhileError):
        answer(idea, lead, outcome="not now", words="No", seen=seen)
    address = f"/organisations/{idea.organisation.slug}/manage/ideas/{idea.key}/"
    page = client_of(lead).post(address, {"outcome": "not now", "words": "Nein", "seen": seen}).content.decode()
    assert "Nein" in page
    assert "Taken up" in page
    idea.refresh_from_db()
    assert idea.outcome == "take up"


def test_an_idea_joins_another_that_stands_by_itself() -> None:
    idea = IdeaFactory()
    lead, other = lead_of(idea), IdeaFactory(organisation=idea.organisation, what="Readable letters")
    address = f"/organisations/{idea.organisation.slug}/manage/ideas/{idea.key}/"
    client_of(lead).post(address, {"outcome": "join", "other": str(other.key)})
    assert "Readable letters" in Client().get(f"/projects/ideas/{idea.key}/").content.decode()
    assert "Ideas joined with this one" in Client().get(f"/projects/ideas/{other.key}/").content.decode()
    for wrong in (None, other, IdeaFactory(), IdeaFactory(organisation=idea.organisation, draft=True), idea):
        with pytest.raises(NotPossibleError):
            answer(other, lead, outcome="join", joined_with=wrong)


def test_ideas_that_wait_come_first_the_oldest_of_them_first() -> None:
    now = timezone.now()
    done = IdeaFactory(outcome="take up", first_answered_at=now, working_days_waited=1)
    new = IdeaFactory(organisation=done.organisation)
    old = IdeaFactory(organisation=done.organisation, made_at=now - datetime.timedelta(days=9))
    assert list(queries.to_answer(done.organisation)) == [old, new, done]


def test_time_to_answer_is_shown_from_three_answers_on() -> None:
    organisation = OrganisationFactory()
    facts = {"organisation": organisation, "outcome": "take up", "first_answered_at": timezone.now()}
    for days in (1, 4):
        IdeaFactory(working_days_waited=days, **facts)
    assert queries.answered_after(organisation).working_days is None
    IdeaFactory(working_days_waited=9, **facts)
    assert queries.answered_after(organisation).working_days == 4


def test_a_story_is_seen_as_its_owner_agrees_and_gone_when_they_withdraw() -> None:
    idea = IdeaFactory()
    lead, address = lead_of(idea), f"/projects/ideas/{idea.key}/"
    client = client_of(idea.person)
    client.post(f"{address}story/", {"words": "I waited all night"})

    def everybody() -> bool:
        return b"I waited all night" in Client().get(address).content

    def the_lead() -> bool:
        return b"I waited all night" in client_of(lead).get(address).content

    assert (everybody(), the_lead()) == (False, False)
    for _ in range(2):
        client.post(f"{address}story/", {"do": "consent", "which": "reports"})
    assert (everybody(), the_lead()) == (False, True)
    client.post(f"{address}story/", {"do": "consent", "which": "page"})
    assert [everybody() for _ in range(3)] == [True] * 3
    client.post(f"{address}story/", {"do": "withdraw", "which": "page"})
    assert not everybody()
    assert StoryConsent.objects.filter(withdrawn_at=None).count() == 1
    stories.consent(by=idea.person, idea=idea, use="page")
    assert everybody()
    client.post(f"{address}story/", {"do": "delete"})
    assert (everybody(), the_lead()) == (False, False)
    assert not Story.objects.exists()


def test_nobody_writes_or_opens_somebody_elses_story() -> None:
    idea = IdeaFactory()
    stories.write(by=idea.person, idea=idea, words="Mine")
    for person in (lead_of(idea), PersonFactory()):
        assert client_of(person).get(f"/projects/ideas/{idea.key}/story/").status_code == 403
        for act in (
            lambda person=person: stories.write(by=person, idea=idea, words="Theirs"),
            lambda person=person: stories.delete(by=person, idea=idea),
            lambda person=person: stories.consent(by=person, idea=idea, use="page"),
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_a_team_forms_for_an_idea_and_its_raiser_joins() -> None:
    idea, bob = IdeaFactory(), PersonFactory()
    client = client_of(bob)
    page = client.get(f"/projects/new/?idea={idea.key}").content.decode()
    assert idea.what in page
    typed = {
        "title": "Kinder letters", "about": "Letters", "organisation": idea.organisation.name, "capacity": "staff",
        "idea": str(idea.key), "key": str(uuid.uuid4()),
    }  # fmt: skip
    for _ in range(2):
        client.post("/projects/new/", typed)
    project = Project.objects.get()
    assert project.idea == idea
    assert messages("projects.idea_team") == 1
    own = client_of(idea.person)
    assert "Kinder letters" in own.get(f"/projects/ideas/{idea.key}/").content.decode()
    assert "Kinder letters" not in Client().get(f"/projects/ideas/{idea.key}/").content.decode()
    with pytest.raises(PermissionDenied):
        teams.join(by=PersonFactory(), project=project)
    for _ in range(2):
        own.post(f"/projects/ideas/{idea.key}/press/", {"do": "join", "which": project.slug})
    assert Member.objects.get(person=idea.person).capacity == "carer"


@pytest.mark.parametrize("key", ["nonsense", "", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"])
def test_a_project_without_a_known_idea_starts_from_nothing(key: str) -> None:
    assert client_of(PersonFactory()).get("/projects/new/", {"idea": key}).status_code == 200


def test_similar_ideas_are_offered_while_one_writes() -> None:
    idea, ann = IdeaFactory(draft=True), PersonFactory()
    actions.send(by=idea.person, idea=idea, capacity="carer", shows_name=False)
    client = client_of(ann)
    page = client.post("/projects/ideas/similar/", {"words": "The letters of our clinic"}).content.decode()
    assert f"/projects/ideas/{idea.key}/" in page
    assert "<html" not in page
    assert not client.post("/projects/ideas/similar/", {"words": "Parking"}).content.strip()
    mine = IdeaFactory(draft=True, person=ann, what="Clinic letters are hard")
    assert "Is it one of these?" in client.get(f"/projects/ideas/{mine.key}/write/whom/").content.decode()


def test_ideas_are_alike_by_topic_or_by_rare_words_and_the_near_come_first() -> None:
    texts = ["Dementia care at night", "Letters of the clinic confuse", "Clinic letters in large print", "Parking"]
    found = [Candidate(number=n, essence=essence(text), near=n == 2) for n, text in enumerate(texts)]
    assert similar(essence("The clinic letter"), found, 5) == [2, 1]
    assert similar(essence("my mum has Alzheimers"), found, 5) == [0]
    assert similar(essence(""), found, 5) == []
    assert len(similar(essence("clinic letters"), found, 1)) == 1


def test_words_of_grammar_make_no_two_ideas_alike() -> None:
    texts = [
        "People who have hearing aids would like that they are called with a light",
        "They should have somewhere quiet where people with autism could wait",
    ]
    found = [Candidate(number=n, essence=essence(text)) for n, text in enumerate(texts)]
    assert similar(essence("I would like that they have tea when people come somewhere"), found, 5) == []
    assert similar(essence("A quiet room to wait in"), found, 5) == [1]


def test_an_idea_that_concerns_nobody_else_goes_with_its_raiser_others_stay_without_them() -> None:
    alone = IdeaFactory()
    spoken, answered = IdeaFactory(person=alone.person, shows_name=True), IdeaFactory(person=alone.person)
    IdeaFactory(person=alone.person, draft=True)
    actions.say(by=PersonFactory(), idea=spoken, kind="matters")
    answer(answered, lead_of(answered), outcome="take up")
    others = IdeaFactory()
    actions.say(by=alone.person, idea=others, kind="lived")
    stories.write(by=alone.person, idea=spoken, words="Mine")
    leaving.delete_everything(by=alone.person, person=alone.person)
    assert set(Idea.objects.all()) == {spoken, answered, others}
    spoken.refresh_from_db()
    assert (spoken.person, spoken.shows_name) == (None, False)
    assert not Story.objects.exists()
    assert not Voice.objects.filter(idea=others).exists()


def test_pages_of_ideas_take_as_many_queries_however_many_there_are() -> None:
    idea = IdeaFactory()
    lead = client_of(lead_of(idea))
    addresses = [
        "/projects/ideas/",
        f"/projects/ideas/{idea.key}/",
        f"/organisations/{idea.organisation.slug}/ideas/",
        f"/organisations/{idea.organisation.slug}/manage/ideas/",
        f"/organisations/{idea.organisation.slug}/manage/ideas/{idea.key}/",
    ]

    def count() -> list[int]:
        taken = []
        for address in addresses:
            lead.get(address)
            with CaptureQueriesContext(connection) as found:
                assert lead.get(address).status_code == 200
            taken.append(len(found))
        return taken

    actions.say(by=PersonFactory(), idea=idea, kind="help", skill="Drawing")
    IdeaFactory(organisation=idea.organisation, joined_with=idea)
    ProjectFactory(idea=idea)
    before = count()
    for _ in range(4):
        IdeaFactory(organisation=idea.organisation, joined_with=idea)
        actions.say(by=PersonFactory(), idea=idea, kind="help", skill="Drawing")
        ProjectFactory(idea=idea)
    assert count() == before


def _team(idea: Idea) -> None:
    project = teams_actions.propose(
        by=PersonFactory(), organisation=idea.organisation, title="New", summary="x", capacity="staff",
        works_here=False, key=uuid.uuid4(), idea=idea,
    )  # fmt: skip
    teams_actions.start_without(by=project.members.get().person, project=project, reason="Nobody came")


def _shared_story(idea: Idea) -> None:
    stories.write(by=idea.person, idea=idea, words="Once")
    stories.consent(by=idea.person, idea=idea, use="page")


CHANGES = {
    "voice": (lambda idea: actions.say(by=PersonFactory(), idea=idea, kind="lived"), {"one", "list", "organisation"}),
    "answer": (lambda idea: answer(idea, lead_of(idea), outcome="take up"), {"one", "list", "organisation"}),
    "team": (_team, {"one"}),
    "story": (_shared_story, {"one"}),
    "deleted": (
        lambda idea: leaving.delete_everything(by=idea.person, person=idea.person),
        {"one", "list", "organisation"},
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_no_kept_page_of_an_idea_is_stale(what: str) -> None:
    idea = IdeaFactory()
    addresses = {
        "one": f"/projects/ideas/{idea.key}/",
        "list": "/projects/ideas/",
        "organisation": f"/organisations/{idea.organisation.slug}/ideas/",
    }

    def seen() -> dict[str, bytes]:
        answers = {name: Client().get(address) for name, address in addresses.items()}
        return {name: answer.content if answer.status_code == 200 else b"" for name, answer in answers.items()}

    act, changes = CHANGES[what]
    for _ in range(3):
        before = seen()
    act(idea)
    now = seen()
    pages.memory.clear()
    assert now == seen()
    assert {name for name in changes if before[name] == now[name]} == set()

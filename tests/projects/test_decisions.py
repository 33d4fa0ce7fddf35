"""Decisions by consent: proposed, clarified, said to by each, and decided once no concern is left."""

import datetime
import threading
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.design import filters
from alongside.projects.decisions import actions, news, queries
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.models import Clarification, Contribution, Decision, Member, Stance
from alongside.projects.news import Span
from alongside.projects.teams import helping, joining
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory, ProjectFactory

pytestmark = pytest.mark.django_db
AGREE, LIVE_WITH, CONCERN = Stance.Said.values


@pytest.fixture
def trio(db: None) -> list[Member]:
    project = ProjectFactory()
    return [MemberFactory(project=project, person__name=name) for name in ("Amina", "Ben", "Carys")]


def propose(by: Member, **given: object) -> Decision:
    facts = {"title": "Ask on paper", "text": "We ask on paper.", "quorum": 2, "closes_on": None, "key": uuid.uuid4()}
    return actions.propose(by=by.person, project=by.project, **(facts | given))


def say(member: Member, decision: Decision, said: str = AGREE, words: str = "", seen: str = "1") -> Stance:
    return actions.say(by=member.person, decision=decision, said=said, words=words, seen=seen)


def change(member: Member, decision: Decision, text: str) -> Decision:
    facts = {"text": text, "quorum": 2, "closes_on": None, "seen": decision.whole_mark}
    return actions.change(by=member.person, decision=decision, **facts)


def record(member: Member, decision: Decision) -> Decision:
    return actions.record(by=member.person, decision=decision, outcome="")


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.person)
    return client


def address(decision: Decision) -> str:
    return f"/projects/{decision.project.slug}/team/decisions/{decision.key}/"


def test_proposing_twice_proposes_once_and_counts_as_a_contribution(trio: list[Member]) -> None:
    key = uuid.uuid4()
    assert propose(trio[0], key=key) == propose(trio[0], key=key)
    assert Contribution.objects.get().kind == "decision"
    assert Entry.objects.filter(what="projects.decision_proposed").count() == 1


def test_it_is_decided_once_all_have_said_something_and_no_concern_is_left(trio: list[Member]) -> None:
    decision = propose(trio[0])
    say(trio[0], decision)
    with pytest.raises(NotPossibleError):
        record(trio[0], decision)
    say(trio[1], decision, LIVE_WITH)
    with pytest.raises(NotPossibleError):
        record(trio[0], decision)
    raised = say(trio[2], decision, CONCERN, "Not everybody can write.")
    with pytest.raises(NotPossibleError):
        record(trio[0], decision)
    actions.answer_concern(by=trio[1].person, stance=raised, words="We ask in person too.", seen="0")
    with pytest.raises(NotPossibleError):
        record(trio[0], decision)
    actions.concern_is_met(by=trio[2].person, stance=raised)
    for _ in range(2):
        assert record(trio[1], decision).state == "decided"
    assert Entry.objects.filter(what="projects.decision_ended").count() == 1
    page = browser(trio[0]).get(address(decision)).content.decode()
    for words in ("Not everybody can write.", "We ask in person too.", "Met", "Decided"):
        assert words in page


def test_only_whoever_raised_a_concern_says_that_it_is_met(trio: list[Member]) -> None:
    decision = propose(trio[0])
    raised = say(trio[2], decision, CONCERN, "No")
    with pytest.raises(PermissionDenied):
        actions.concern_is_met(by=trio[0].person, stance=raised)
    browser(trio[0]).post(f"{address(decision)}concerns/{raised.key}/", {"do": "met"})
    raised.refresh_from_db()
    assert raised.met_at is None
    browser(trio[2]).post(f"{address(decision)}concerns/{raised.key}/", {"do": "met"})
    raised.refresh_from_db()
    assert raised.met_at


def test_another_text_is_asked_about_anew_but_a_concern_stands_until_it_is_met(trio: list[Member]) -> None:
    decision = propose(trio[0])
    say(trio[0], decision)
    say(trio[1], decision)
    say(trio[2], decision, CONCERN, "Not everybody can write.")
    changed = change(trio[1], decision, "We ask on paper or in person.")
    found = queries.dossier(changed, trio[0]).consent
    assert (found.said, len(found.silent), len(found.concerns)) == (0, 3, 1)
    with pytest.raises(ChangedMeanwhileError):
        say(trio[2], decision, seen="1")
    for member in trio:
        say(member, decision, seen="2")
    assert not queries.dossier(changed, trio[0]).consent.concerns
    assert record(trio[0], decision).text == "We ask on paper or in person."
    assert Stance.objects.filter(replaced_at__isnull=False).count() == 3
    assert [text.version for text in queries.dossier(changed, trio[0]).texts] == [2, 1]


def test_after_the_closing_day_the_quorum_is_enough_and_the_day_itself_is_open(
    trio: list[Member], monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    decision = propose(trio[0], closes_on=today)
    say(trio[0], decision)
    say(trio[1], decision)
    with pytest.raises(NotPossibleError):
        record(trio[0], decision)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: today + datetime.timedelta(days=1))
    assert record(trio[0], decision).state == "decided"


def test_nothing_waits_for_who_pauses_and_what_who_left_said_does_not_count(trio: list[Member]) -> None:
    decision = propose(trio[0], quorum=3)
    joining.pause(by=trio[2].person, project=trio[2].project)
    trio[2].refresh_from_db()
    assert queries.waiting_for(trio[1]) == 1
    assert queries.waiting_for(trio[2]) == 0
    say(trio[2], decision, CONCERN, "Wait")
    joining.leave(by=trio[2].person, project=trio[2].project, left_as="")
    say(trio[0], decision)
    say(trio[1], decision)
    # Three were wanted; two are left.
    assert record(trio[0], decision).state == "decided"


def test_it_can_end_without_a_decision_and_nothing_is_said_to_it_then(trio: list[Member]) -> None:
    own, others = propose(trio[0]), propose(trio[0])
    assert actions.end(by=trio[0].person, decision=own, outcome="").state == "withdrawn"
    assert actions.end(by=trio[1].person, decision=others, outcome="Later").state == "not agreed"
    assert actions.end(by=trio[1].person, decision=others, outcome="Later").state == "not agreed"
    with pytest.raises(NotPossibleError):
        say(trio[0], own)
    with pytest.raises(NotPossibleError):
        record(trio[0], own)
    page = browser(trio[0]).post(f"{address(own)}", {"do": "say", "said": "agree", "seen": "1"})
    assert page.status_code == 409
    assert "This has ended." in page.content.decode()


def test_a_concern_needs_words_and_nothing_typed_is_lost(trio: list[Member]) -> None:
    decision = propose(trio[0])
    page = browser(trio[1]).post(address(decision), {"do": "say", "said": "concern", "words": " ", "seen": "1"})
    assert "Say what your concern is" in page.content.decode()
    assert not Stance.objects.exists()
    page = browser(trio[1]).post(address(decision), {"do": "say", "words": "I typed this", "seen": "1"})
    assert "Choose what you say" in page.content.decode()
    assert "I typed this" in page.content.decode()


def test_who_answers_while_the_text_changes_is_shown_the_new_one_with_their_words_kept(trio: list[Member]) -> None:
    decision = propose(trio[0])
    change(trio[0], decision, "Another text.")
    typed = {"do": "say", "said": "concern", "words": "My long thoughts", "seen": "1"}
    page = browser(trio[1]).post(address(decision), typed).content.decode()
    for words in ("Somebody else changed this while you were writing", "Another text.", "My long thoughts"):
        assert words in page
    assert not Stance.objects.exists()


def test_of_two_who_change_the_text_neither_loses_a_word(trio: list[Member]) -> None:
    decision = propose(trio[0])
    typed = {"quorum": "2", "seen": decision.whole_mark}
    assert browser(trio[0]).post(f"{address(decision)}change/", typed | {"text": "First text"}).status_code == 302
    page = browser(trio[1]).post(f"{address(decision)}change/", typed | {"text": "Second text"}).content.decode()
    assert "First text" in page
    assert "Second text" in page


def test_of_two_who_change_how_many_decide_and_until_when_the_second_is_told(trio: list[Member]) -> None:
    decision = propose(trio[0])
    day = timezone.localdate() + datetime.timedelta(days=9)
    page = f"{address(decision)}change/"
    typed = {"text": decision.text, "seen": decision.whole_mark}
    until = {"closes_on_day": str(day.day), "closes_on_month": str(day.month), "closes_on_year": str(day.year)}
    assert browser(trio[0]).post(page, typed | until | {"quorum": "3"}).status_code == 302
    clash = browser(trio[1]).post(page, typed | {"quorum": "1"}).content.decode()
    assert f"Until {filters.day(day)}" in clash
    decision.refresh_from_db()
    assert (decision.quorum, decision.closes_on, decision.version) == (3, day, 1)
    assert browser(trio[1]).post(page, typed | {"quorum": "1", "seen": decision.whole_mark}).status_code == 302


def test_of_two_who_answer_a_concern_neither_loses_a_word(trio: list[Member]) -> None:
    decision = propose(trio[0])
    raised = say(trio[2], decision, CONCERN, "Not everybody can write.")
    page = f"{address(decision)}concerns/{raised.key}/"
    typed = {"do": "answer", "seen": "0"}
    assert browser(trio[0]).post(page, typed | {"answer": "We ask in person"}).status_code == 302
    clash = browser(trio[1]).post(page, typed | {"answer": "We ring them"}).content.decode()
    assert "We ask in person" in clash
    assert "We ring them" in clash
    raised.refresh_from_db()
    assert raised.answer == "We ask in person"


def test_a_key_of_something_elsewhere_opens_nothing(trio: list[Member]) -> None:
    key = uuid.uuid4()
    propose(MemberFactory(), key=key)
    with pytest.raises(PermissionDenied):
        propose(trio[0], key=key)


def test_questions_are_written_once_and_a_question_is_no_answer(trio: list[Member]) -> None:
    decision, key = propose(trio[0]), str(uuid.uuid4())
    for _ in range(2):
        browser(trio[1]).post(address(decision), {"do": "ask", "question": "From when?", "key": key})
    assert Clarification.objects.get().words == "From when?"
    assert queries.waiting_for(trio[1]) == 1


def test_former_members_strangers_and_members_of_another_team_are_refused(trio: list[Member]) -> None:
    decision = propose(trio[0])
    joining.leave(by=trio[2].person, project=trio[2].project, left_as="")
    for outside in (trio[2].person, PersonFactory(), MemberFactory().person):
        with pytest.raises(PermissionDenied):
            actions.say(by=outside, decision=decision, said=AGREE, words="", seen="1")
        with pytest.raises(PermissionDenied):
            actions.record(by=outside, decision=decision, outcome="")
    other = MemberFactory()
    assert browser(other).get(f"/projects/{other.project.slug}/team/decisions/{decision.key}/").status_code == 404


def test_a_helper_says_it_for_who_takes_part_by_post_and_it_is_marked(trio: list[Member]) -> None:
    decision = propose(trio[0])
    vera = helping.add(
        by=trio[0].person, project=trio[0].project, named="Vera", capacity="patient", works_here=False, key=uuid.uuid4()
    )
    page = f"/projects/{decision.project.slug}/team/for/{vera.key}/decisions/{decision.key}/"
    browser(trio[0]).post(page, {"do": "say", "said": "agree", "seen": "1"})
    stance = Stance.objects.get()
    assert (stance.member, stance.recorded_by) == (vera, trio[0].person)
    assert "recorded by" in browser(trio[1]).get(address(decision)).content.decode()
    assert browser(trio[1]).get(page).status_code == 403


def test_the_round_up_tells_what_was_proposed_and_decided_and_what_waits(trio: list[Member]) -> None:
    decision = propose(trio[0])
    span = Span(since=timezone.now() - datetime.timedelta(days=1), until=timezone.now())
    assert "proposes “Ask on paper”: We ask on paper." in str(news.news([decision.project_id], span)[0].text)
    assert [one.member for one in news.waiting([member.pk for member in trio])] == [member.pk for member in trio]
    for member in trio:
        say(member, decision)
    assert news.waiting([member.pk for member in trio]) == []
    record(trio[0], decision)
    span = Span(since=span.since, until=timezone.now())
    assert str(news.news([decision.project_id], span)[-1].text) == "Decided, “Ask on paper”: We ask on paper."


def test_pages_take_as_many_queries_however_much_was_said(trio: list[Member]) -> None:
    decision = propose(trio[0])
    client = browser(trio[0])

    def count() -> list[int]:
        taken = []
        for page in (address(decision), f"/projects/{decision.project.slug}/team/decisions/"):
            with CaptureQueriesContext(connection) as queries_taken:
                client.get(page)
            taken.append(len(queries_taken))
        return taken

    say(trio[0], decision)
    before = count()
    for _ in range(5):
        member = MemberFactory(project=decision.project)
        say(member, decision, CONCERN, "Hm")
        actions.ask(by=member.person, decision=decision, words="Why?", key=uuid.uuid4())
        propose(member)
    assert count() == before
    assert max(before) <= 15


@pytest.mark.django_db(transaction=True)
def test_of_two_who_record_and_end_at_the_same_moment_one_is_told_that_it_has_ended() -> None:
    ann = MemberFactory()
    ben = MemberFactory(project=ann.project)
    decision = propose(ann, quorum=1)
    for member in (ann, ben):
        say(member, decision)
    ready, outcomes = threading.Barrier(2), []

    def press(action: object, member: Member) -> None:
        ready.wait(10)
        try:
            outcomes.append(action(by=member.person, decision=decision, outcome="").state)
        except NotPossibleError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=pair) for pair in ((actions.record, ann), (actions.end, ben))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    decision.refresh_from_db()
    # Whoever came first ended it; ending what is decided changes nothing.
    assert decision.state in outcomes
    assert Entry.objects.filter(what="projects.decision_ended").count() == 1

"""Whether somebody stays: a decision of the team, with a right of reply, and an appeal to the organisation."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from alongside.messages.models import Message
from alongside.projects import rules
from alongside.projects.decisions import actions, news, queries, removing
from alongside.projects.errors import NotPossibleError
from alongside.projects.models import Appeal, Decision, Member, Sitting
from tests.factories.organisations import MembershipFactory
from tests.factories.people import PersonFactory
from tests.factories.projects import MemberFactory, ProjectFactory

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)


@pytest.fixture
def trio(db: None) -> list[Member]:
    project = ProjectFactory()
    return [MemberFactory(project=project, person__name=name) for name in ("Amina", "Ben", "Carys")]


def ask(by: Member, about: Member, key: uuid.UUID | None = None) -> Decision:
    return removing.propose(
        by=by.person, project=by.project, about=about, text="We tried to talk.", key=key or uuid.uuid4()
    )


def agree(member: Member, decision: Decision) -> None:
    actions.say(by=member.person, decision=decision, said="agree", words="", seen="1")


def remove(trio: list[Member]) -> Decision:
    decision = ask(trio[0], trio[2])
    for member in trio[:2]:
        agree(member, decision)
    Decision.objects.update(at=timezone.now() - WEEK)
    decision.refresh_from_db()
    return actions.record(by=trio[0].person, decision=decision, outcome="")


def kinds(to: Member) -> list[str]:
    return list(Message.objects.filter(address=to.person.email).order_by("pk").values_list("kind", flat=True))


def browser(person: object) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_whom_it_is_about_is_told_once_and_the_reply_stands_first(trio: list[Member]) -> None:
    key = uuid.uuid4()
    decision = ask(trio[0], trio[2], key)
    assert ask(trio[0], trio[2], key) == decision
    assert kinds(trio[2]) == ["projects.removal_proposed"]
    address = f"/projects/{decision.project.slug}/team/decisions/{decision.key}/"
    assert "116 123" in browser(trio[2].person).get(address).content.decode(), "whoever replies may need help"
    browser(trio[2].person).post(address, {"do": "reply", "reply": "I was ill."})
    page = browser(trio[1].person).get(address).content.decode()
    assert page.index("I was ill.") < page.index("We tried to talk.")


def test_whom_it_is_about_has_no_part_in_it_but_the_reply(trio: list[Member]) -> None:
    decision = ask(trio[0], trio[2])
    with pytest.raises(NotPossibleError):
        agree(trio[2], decision)
    with pytest.raises(NotPossibleError):
        actions.end(by=trio[2].person, decision=decision, outcome="")
    with pytest.raises(NotPossibleError):
        removing.reply(by=trio[1].person, decision=decision, words="Not mine")
    assert [member.pk for member in queries.dossier(decision, trio[0]).consent.silent] == [trio[0].pk, trio[1].pk]


def test_nothing_is_decided_before_there_was_time_to_reply(trio: list[Member]) -> None:
    decision = ask(trio[0], trio[2])
    for member in trio[:2]:
        agree(member, decision)
    Decision.objects.update(at=timezone.now() - WEEK + datetime.timedelta(minutes=1))
    with pytest.raises(NotPossibleError):
        actions.record(by=trio[0].person, decision=decision, outcome="")
    assert rules.is_member(trio[2].person, decision.project)


def test_neither_the_text_they_reply_to_nor_how_many_decide_can_change(trio: list[Member]) -> None:
    decision = ask(trio[0], trio[2])
    for text, quorum in ((decision.text, 1), ("Something else.", decision.quorum)):
        with pytest.raises(NotPossibleError):
            actions.change(
                by=trio[0].person, decision=decision, text=text, quorum=quorum, closes_on=timezone.localdate(), seen="1"
            )
    decision.refresh_from_db()
    assert (decision.text, decision.version, decision.closes_on) == ("We tried to talk.", 1, None)


def test_it_waits_for_the_team_but_not_for_whom_it_is_about(trio: list[Member]) -> None:
    ask(trio[0], trio[2])
    assert [queries.waiting_for(member) for member in trio] == [1, 1, 0]
    assert [one.member for one in news.waiting([member.pk for member in trio])] == [trio[0].pk, trio[1].pk]


def test_a_concern_of_one_keeps_somebody_in_the_team(trio: list[Member]) -> None:
    decision = ask(trio[0], trio[2])
    agree(trio[0], decision)
    actions.say(by=trio[1].person, decision=decision, said="concern", words="Give it time.", seen="1")
    Decision.objects.update(at=timezone.now() - WEEK)
    with pytest.raises(NotPossibleError):
        actions.record(by=trio[0].person, decision=decision, outcome="")


def test_once_it_is_decided_they_leave_at_once_and_are_told_how_to_appeal(trio: list[Member]) -> None:
    decision = remove(trio)
    assert not rules.is_member(trio[2].person, decision.project)
    assert Sitting.objects.get(member=trio[2]).ended_at
    assert kinds(trio[2]) == ["projects.removal_proposed", "projects.removed"]
    assert f"/projects/appeals/{decision.key}/" in Message.objects.get(kind="projects.removed").text
    client = browser(trio[2].person)
    assert client.get(f"/projects/{decision.project.slug}/team/").status_code == 403
    assert client.get(f"/projects/appeals/{decision.key}/").status_code == 200


def test_words_of_somebody_removed_stay_under_the_name_they_choose(trio: list[Member]) -> None:
    decision = remove(trio)
    page = f"/projects/appeals/{decision.key}/"
    trio[2].refresh_from_db()
    assert trio[2].name == ""
    for choice, name in (("keep", "Carys"), ("hide", "")):
        browser(trio[2].person).post(page, {"do": "name", "name": choice})
        trio[2].refresh_from_db()
        assert trio[2].name == name
    assert not Appeal.objects.exists()
    with pytest.raises(PermissionDenied):
        removing.choose_name(by=trio[0].person, decision=decision, left_as="Mine")


def test_it_is_not_asked_about_oneself_in_a_team_of_two_or_twice(trio: list[Member]) -> None:
    with pytest.raises(NotPossibleError):
        ask(trio[0], trio[0])
    ask(trio[0], trio[2])
    with pytest.raises(NotPossibleError):
        ask(trio[1], trio[2])
    one = MemberFactory()
    with pytest.raises(NotPossibleError):
        ask(one, MemberFactory(project=one.project))
    with pytest.raises(NotPossibleError):
        ask(trio[0], MemberFactory())


def test_somebody_is_left_in_peace_for_a_time_after_the_team_was_asked(trio: list[Member]) -> None:
    decision = ask(trio[0], trio[2])
    actions.end(by=trio[0].person, decision=decision, outcome="")
    for member in trio[:2]:
        with pytest.raises(NotPossibleError, match="It can be asked again from"):
            ask(member, trio[2])
    Decision.objects.update(ended_at=timezone.now() - datetime.timedelta(days=30, seconds=1))
    assert ask(trio[1], trio[2]).is_open


@pytest.mark.parametrize(("answer", "comes_back"), [("stands", False), ("comes back", True)])
def test_a_lead_answers_the_appeal_once_and_both_sides_are_told(
    trio: list[Member], answer: str, comes_back: bool
) -> None:
    decision = remove(trio)
    lead = MembershipFactory(organisation=decision.project.organisation, is_lead=True)
    for _ in range(2):
        browser(trio[2].person).post(f"/projects/appeals/{decision.key}/", {"words": "I was ill."})
    made = Appeal.objects.get()
    assert Message.objects.filter(kind="projects.appealed").count() == 1
    page = f"/organisations/{decision.project.organisation.slug}/manage/appeals/{made.key}/"
    client = browser(lead.person)
    assert "I was ill." in client.get(page).content.decode()
    for said in (answer, "stands", "comes back"):
        client.post(page, {"answer": said, "words": "I spoke to all of you."})
    made.refresh_from_db()
    assert (made.answer, made.answered_by) == (answer, lead.person)
    assert rules.is_member(trio[2].person, decision.project) is comes_back
    assert Message.objects.filter(kind="projects.appeal_answered").count() == 3


def test_nobody_else_appeals_and_no_other_lead_answers(trio: list[Member]) -> None:
    decision = remove(trio)
    for other in (trio[0].person, PersonFactory()):
        with pytest.raises(PermissionDenied):
            removing.appeal(by=other, decision=decision, words="Me too")
    made = removing.appeal(by=trio[2].person, decision=decision, words="I was ill.")
    stranger = MembershipFactory(is_lead=True)
    with pytest.raises(PermissionDenied):
        removing.answer(by=stranger.person, appeal=made, answer="stands", words="No")


def test_a_lead_in_the_team_answers_only_where_no_other_lead_is_outside_it(trio: list[Member]) -> None:
    decision = remove(trio)
    MembershipFactory(organisation=decision.project.organisation, person=trio[0].person, is_lead=True)
    made = removing.appeal(by=trio[2].person, decision=decision, words="I was ill.")
    other = MembershipFactory(organisation=decision.project.organisation, is_lead=True)
    with pytest.raises(PermissionDenied):
        removing.answer(by=trio[0].person, appeal=made, answer="stands", words="No")
    page = f"/organisations/{decision.project.organisation.slug}/manage/appeals/{made.key}/"
    assert "another involvement lead answers" in browser(trio[0].person).get(page).content.decode()
    other.delete()
    assert removing.answer(by=trio[0].person, appeal=made, answer="stands", words="No").answer == "stands"

"""The choosers: who may see, who is answered, and what when two answer at once."""

import datetime
import uuid
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.messages.models import Message
from alongside.opportunities import hooks
from alongside.opportunities.interests import rules
from alongside.opportunities.interests.answering import actions, queries
from alongside.opportunities.interests.answering.actions import Given
from alongside.opportunities.interests.errors import AlreadyAnsweredError
from alongside.opportunities.interests.following import actions as following
from alongside.opportunities.models import Answer, Interest, Opportunity
from alongside.people.models import Person
from tests.factories.opportunities import ChooserFactory, InterestFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def interest(opportunity: Opportunity, partner: Person) -> Interest:
    return InterestFactory(opportunity=opportunity, person=partner)


def give(by: Person, interest: Interest, outcome: str = "yes", **given: Any) -> Answer:
    """Answer one person as one press would."""
    press = given.pop("press", uuid.uuid4())
    given = {"reason": "places" if outcome == "not this time" else "", "after": 0} | given
    return actions.answer(
        by=by, opportunity=interest.opportunity, given=[Given(key=interest.key, outcome=outcome, **given)], press=press
    )[0]


@pytest.mark.parametrize("outcome", ["yes", "waiting list", "not this time"])
def test_everyone_is_told_their_answer(chooser: Person, interest: Interest, outcome: str) -> None:
    give(chooser, interest, outcome, words="Only for Ann")
    interest.refresh_from_db()
    assert (interest.state, interest.is_waiting) == (outcome, False)
    message = Message.objects.get(kind="opportunities.answered")
    assert message.person_id == interest.person_id
    assert "Only for Ann" in message.text
    assert interest.opportunity.title not in message.subject


def test_pressing_twice_answers_once(chooser: Person, interest: Interest) -> None:
    press = uuid.uuid4()
    assert give(chooser, interest, press=press) == give(chooser, interest, press=press)
    assert Answer.objects.count() == Message.objects.count() == 1
    assert Entry.objects.filter(what="interest.answered").count() == 1


def test_the_second_chooser_is_told_and_the_first_answer_holds(
    chooser: Person, other_chooser: Person, interest: Interest
) -> None:
    give(chooser, interest, "yes")
    with pytest.raises(AlreadyAnsweredError):
        give(other_chooser, interest, "not this time")
    interest.refresh_from_db()
    assert interest.state == "yes"


def test_several_are_answered_at_once_or_none(chooser: Person, opportunity: Opportunity) -> None:
    first, second = InterestFactory.create_batch(2, opportunity=opportunity)
    following.withdraw(by=second.person, interest=second)
    given = [Given(key=one.key, outcome="yes", after=0) for one in (first, second)]
    with pytest.raises(AlreadyAnsweredError):
        actions.answer(by=chooser, opportunity=opportunity, given=given, press=uuid.uuid4())
    first.refresh_from_db()
    assert first.state == "sent"
    assert not Message.objects.filter(kind="opportunities.answered").exists()


def test_each_person_reads_their_own_line_and_nobody_elses(chooser: Person, opportunity: Opportunity) -> None:
    people = InterestFactory.create_batch(3, opportunity=opportunity)
    given = [
        Given(key=one.key, outcome="not this time", reason="balance", words=f"Line {one.pk}.", after=0)
        for one in people
    ]
    actions.answer(by=chooser, opportunity=opportunity, given=given, press=uuid.uuid4())
    for one in people:
        text = Message.objects.get(kind="opportunities.answered", person_id=one.person_id).text
        assert [f"Line {other.pk}." in text for other in people] == [other == one for other in people]


def test_somebody_moves_from_the_waiting_list_to_yes_and_both_answers_stay(chooser: Person, interest: Interest) -> None:
    first = give(chooser, interest, "waiting list")
    second = give(chooser, interest, "yes", after=first.pk)
    interest.refresh_from_db()
    assert interest.state == "yes"
    assert not second.corrects
    assert [answer.outcome for answer in interest.answers.all()] == ["waiting list", "yes"]


def test_a_wrong_answer_is_corrected_within_two_working_days_and_says_so(chooser: Person, interest: Interest) -> None:
    first = give(chooser, interest, "yes")
    second = give(chooser, interest, "not this time", after=first.pk, words="I pressed the wrong button.")
    assert second.corrects
    assert "mistake" in Message.objects.get(key=f"answered:{second.pk}").text
    assert interest.answers.count() == 2


def test_a_yes_is_not_taken_back_later(chooser: Person, interest: Interest) -> None:
    first = give(chooser, interest, "yes")
    Answer.objects.update(at=timezone.now() - datetime.timedelta(days=7))
    with pytest.raises(AlreadyAnsweredError):
        give(chooser, interest, "not this time", after=first.pk)


def test_time_to_answer_counts_the_first_answer_only(chooser: Person, interest: Interest) -> None:
    first = give(chooser, interest, "waiting list")
    second = give(chooser, interest, "yes", after=first.pk)
    assert first.waiting_since == interest.sent_at
    assert second.waiting_since is None


def test_only_choosers_who_promised_may_answer(opportunity: Opportunity, interest: Interest) -> None:
    asked = ChooserFactory(opportunity=opportunity, accepted_at=None).person
    elsewhere = ChooserFactory(opportunity=OpportunityFactory()).person
    lead = MembershipFactory(organisation=opportunity.organisation, is_lead=True).person
    for person in (asked, elsewhere, lead, interest.person):
        assert person
        with pytest.raises(PermissionDenied):
            give(person, interest)
    assert rules.may_see_counts(lead, opportunity)


def test_a_chooser_neither_sees_nor_answers_their_own_interest(chooser: Person, opportunity: Opportunity) -> None:
    own = InterestFactory(opportunity=opportunity, person=chooser)
    assert list(queries.applicants(chooser, opportunity)) == []
    with pytest.raises(AlreadyAnsweredError):
        give(chooser, own)


@pytest.mark.parametrize("state", ["draft", "withdrawn", "declined"])
def test_what_is_not_sent_or_is_taken_back_is_never_seen(chooser: Person, opportunity: Opportunity, state: str) -> None:
    hidden = InterestFactory(opportunity=opportunity, state=state, answered_at=timezone.now())
    assert queries.applicant(chooser, opportunity, hidden.key) is None
    assert list(queries.applicants(chooser, opportunity)) == []


def test_an_answer_is_only_given_through_its_own_opportunity(chooser: Person, interest: Interest) -> None:
    elsewhere = ChooserFactory(person=chooser).opportunity
    with pytest.raises(AlreadyAnsweredError):
        actions.answer(
            by=chooser, opportunity=elsewhere, given=[Given(key=interest.key, outcome="yes", after=0)],
            press=uuid.uuid4(),
        )  # fmt: skip


def test_other_rooms_hear_of_an_answer_in_the_same_transaction(
    chooser: Person, interest: Interest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(answered: Interest) -> None:
        raise RuntimeError(answered.state)

    monkeypatch.setattr(hooks, "answered", [refuse])
    with pytest.raises(RuntimeError, match="yes"):
        give(chooser, interest, "yes")
    interest.refresh_from_db()
    assert interest.state == "sent"


def test_the_list_takes_the_same_number_of_queries_however_many_came_forward(
    chooser: Person, opportunity: Opportunity, django_assert_num_queries: Any
) -> None:
    InterestFactory.create_batch(3, opportunity=opportunity)
    with django_assert_num_queries(4):
        queries.drawn(list(queries.applicants(chooser, opportunity)))
    InterestFactory.create_batch(7, opportunity=opportunity)
    with django_assert_num_queries(4):
        assert len(queries.drawn(list(queries.applicants(chooser, opportunity)))) == 10


def test_what_else_might_suit_is_open_and_about_the_same_things(opportunity: Opportunity) -> None:
    near, far, closed = OpportunityFactory(), OpportunityFactory(), OpportunityFactory(closes="2020-01-01")
    for found, topic in [(opportunity, "diabetes"), (near, "diabetes"), (closed, "diabetes"), (far, "dementia")]:
        found.topics.all().delete()
        found.topics.create(topic=topic)
    assert queries.similar(opportunity) == [near]

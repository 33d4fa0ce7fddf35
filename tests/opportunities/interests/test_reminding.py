"""Nobody is left hanging: reminders after 5 and 10 working days, and an honest word when it is late."""

import datetime

import pytest
from django.utils import timezone

from alongside.core import working_days
from alongside.messages.models import Message
from alongside.opportunities.interests import promise, queries
from alongside.opportunities.interests.reminding import actions
from alongside.opportunities.models import Answer, Interest, Opportunity
from alongside.opportunities.publishing import actions as publishing
from alongside.people.models import Person
from tests.factories.opportunities import InterestFactory, OpportunityFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db
SENT = datetime.date(2026, 11, 23)


@pytest.fixture
def waiting(opportunity: Opportunity) -> Interest:
    return InterestFactory(opportunity=opportunity, answer_by=working_days.add(SENT, 10))


def after(days: int) -> datetime.date:
    return working_days.add(SENT, days)


def test_choosers_are_reminded_after_5_and_after_10_working_days_and_only_then(
    chooser: Person, other_chooser: Person, waiting: Interest
) -> None:
    told = dict.fromkeys(range(13), 0)
    for days in told:
        before = Message.objects.count()
        actions.remind(after(days))
        actions.remind(after(days))
        told[days] = Message.objects.count() - before
    assert {days: count for days, count in told.items() if count} == {5: 2, 10: 2}


def test_a_worker_that_was_down_on_the_day_makes_up_for_it(chooser: Person, waiting: Interest) -> None:
    actions.remind(after(11))
    waiting.refresh_from_db()
    assert waiting.reminded == 10
    assert Message.objects.count() == 1


def test_twenty_people_who_wait_make_one_reminder(chooser: Person, waiting: Interest) -> None:
    InterestFactory.create_batch(19, opportunity=waiting.opportunity, answer_by=waiting.answer_by)
    actions.remind(after(5))
    assert "20 people" in Message.objects.get().subject


@pytest.mark.parametrize("state", ["yes", "withdrawn", "draft"])
def test_nobody_is_reminded_of_what_is_done(chooser: Person, waiting: Interest, state: str) -> None:
    Interest.objects.update(state=state, answered_at=timezone.now())
    assert actions.remind(after(10)) == 0


def test_nobody_is_reminded_of_what_was_called_off(chooser: Person, waiting: Interest) -> None:
    Opportunity.objects.update(state="cancelled", cancelled_at=timezone.now(), cancel_reason="No money")
    assert actions.remind(after(10)) == 0
    assert actions.tell_late(after(20)) == 0


def test_the_person_is_told_once_when_the_promised_day_has_passed(waiting: Interest) -> None:
    assert actions.tell_late(after(10)) == 0
    assert actions.tell_late(after(11)) == 1
    assert actions.tell_late(after(12)) == 0
    message = Message.objects.get()
    assert message.person_id == waiting.person_id
    assert "not because of you" in message.text
    assert waiting.events.get().what == "late"


def test_a_moved_closing_day_moves_the_promise_and_the_reminders_start_anew(waiting: Interest) -> None:
    Interest.objects.update(reminded=10, told_late_at=timezone.now())
    opportunity = waiting.opportunity
    opportunity.closes = timezone.localdate() + datetime.timedelta(days=90)
    opportunity.save()
    assert actions.renew_promises(opportunity=opportunity) == 1
    waiting.refresh_from_db()
    assert waiting.answer_by == working_days.add(opportunity.closes, 10)
    assert (waiting.reminded, waiting.told_late_at) == (0, None)
    assert actions.renew_promises(opportunity=opportunity) == 0


def test_closing_early_and_extending_move_the_promise_with_the_day(opportunity: Opportunity) -> None:
    lead = MembershipFactory(organisation=opportunity.organisation, is_lead=True).person
    waiting = InterestFactory(opportunity=opportunity, answer_by=datetime.date(2040, 1, 3))
    publishing.close(by=lead, opportunity=opportunity)
    waiting.refresh_from_db()
    assert waiting.answer_by == working_days.add(timezone.localdate(), 10)
    later = timezone.localdate() + datetime.timedelta(days=60)
    publishing.extend(by=lead, opportunity=opportunity, closes=later)
    waiting.refresh_from_db()
    assert waiting.answer_by == working_days.add(later, 10)


def answered(opportunity: Opportunity, days: int, ago: int = 0) -> None:
    at = timezone.now() - datetime.timedelta(days=ago)
    sent = at - datetime.timedelta(days=days)
    interest = InterestFactory(opportunity=opportunity, state="yes", sent_at=sent, answered_at=at)
    Answer.objects.create(
        interest=interest,
        outcome="yes",
        at=at,
        waiting_since=sent,
        working_days_waited=promise.waited(sent, at),
        press="00000000-0000-4000-8000-000000000000",
    )


def test_time_to_answer_is_the_median_over_twelve_months_with_how_many(opportunity: Opportunity) -> None:
    for days in (7, 14, 70):
        answered(opportunity, days)
    answered(opportunity, 300, ago=400)
    answered(OpportunityFactory(), 1)
    time = queries.time_to_answer(opportunity.organisation)
    assert time.answered == 3
    assert time.working_days is not None
    assert 8 <= time.working_days <= 10


def test_with_fewer_than_three_answers_no_time_is_shown(opportunity: Opportunity) -> None:
    answered(opportunity, 7)
    answered(opportunity, 7)
    time = queries.time_to_answer(opportunity.organisation)
    assert (time.answered, time.working_days) == (2, None)


def test_leaving_the_hard_ones_undone_shows_beside_the_figure(opportunity: Opportunity) -> None:
    InterestFactory(opportunity=opportunity, answer_by=timezone.localdate() - datetime.timedelta(days=1))
    assert queries.time_to_answer(opportunity.organisation).waiting_too_long == 1


def test_publishing_can_ask_whether_anybody_waits(waiting: Interest) -> None:
    assert queries.anybody_waiting(waiting.opportunity) == 1
    Interest.objects.update(state="withdrawn")
    assert queries.anybody_waiting(waiting.opportunity) == 0


def test_a_chooser_finds_what_is_most_urgent_first(
    chooser: Person, waiting: Interest, django_assert_num_queries: object
) -> None:
    (row,) = queries.choosing(chooser)
    assert (row.opportunity, row.waiting, row.has_promised, row.answer_by) == (
        waiting.opportunity, 1, True, waiting.answer_by,
    )  # fmt: skip

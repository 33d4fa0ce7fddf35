"""Saying that one is interested: saved as one goes, sent once, never lost."""

import datetime
import uuid

import pytest
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.core import working_days
from alongside.messages.models import Message
from alongside.opportunities.interests.errors import ChangedError, ClosedError, NotPossibleError, NotReadyError
from alongside.opportunities.interests.expressing import actions, steps
from alongside.opportunities.interests.following import actions as following
from alongside.opportunities.models import Interest, Opportunity
from alongside.people.consents import actions as consents
from alongside.people.consents.models import Consent, Purpose
from alongside.people.models import Person, Profile
from tests.factories.opportunities import OpportunityFactory, QuestionFactory
from tests.opportunities.interests.conftest import save, send, write_all

pytestmark = pytest.mark.django_db


def test_the_first_thing_saved_makes_a_draft_that_nobody_waits_for(partner: Person, opportunity: Opportunity) -> None:
    save(partner, opportunity)
    interest = Interest.objects.get()
    assert (interest.state, interest.why, interest.steps_done) == ("draft", "Because", ["why"])
    assert not interest.is_waiting


def test_typing_is_kept_before_the_step_is_finished(partner: Person, opportunity: Opportunity) -> None:
    save(partner, opportunity, words={"why": "Half a sen"}, done=False)
    interest = Interest.objects.get()
    assert (interest.why, interest.steps_done) == ("Half a sen", [])


def test_the_same_page_saves_again_and_again_even_when_an_answer_was_lost(
    partner: Person, opportunity: Opportunity
) -> None:
    page = uuid.uuid4()
    for text in ("B", "Be", "Because"):
        assert save(partner, opportunity, words={"why": text}, writer=page).other is None
    assert Interest.objects.get().why == "Because"


def test_a_second_window_never_overwrites_what_the_first_one_saved(partner: Person, opportunity: Opportunity) -> None:
    save(partner, opportunity, words={"why": "From the first window"})
    refused = save(partner, opportunity, words={"why": "From the second"})
    assert refused.other == {"why": "From the first window"}
    assert Interest.objects.get().why == "From the first window"
    again = save(partner, opportunity, words={"why": "From the second"}, mark=refused.mark)
    assert again.other is None
    assert Interest.objects.get().why == "From the second"


def test_two_windows_on_different_steps_do_not_disturb_each_other(partner: Person, opportunity: Opportunity) -> None:
    save(partner, opportunity, steps.WHY)
    assert save(partner, opportunity, steps.ACCESS, words={"access": "none", "access_words": ""}).other is None


def test_saving_the_same_text_from_two_windows_is_no_quarrel(partner: Person, opportunity: Opportunity) -> None:
    save(partner, opportunity)
    assert save(partner, opportunity).other is None


def test_answers_to_their_questions_are_kept_by_question(partner: Person, opportunity: Opportunity) -> None:
    question = QuestionFactory(opportunity=opportunity)
    save(partner, opportunity, steps.QUESTIONS, words={f"question_{question.pk}": "Chairs"})
    assert Interest.objects.get().replies.get().words == "Chairs"


def test_sending_promises_a_day_ten_working_days_after_it_closes(partner: Person, opportunity: Opportunity) -> None:
    interest = send(partner, opportunity)
    assert interest.state == "sent"
    assert opportunity.closes
    assert interest.answer_by == working_days.add(opportunity.closes, 10)


def test_without_a_closing_date_the_promise_counts_from_sending(partner: Person) -> None:
    interest = send(partner, OpportunityFactory(closes=None, is_open_ended=True))
    assert interest.answer_by == working_days.add(timezone.localdate(), 10)


def test_pressing_send_twice_makes_one_and_tells_each_once(
    partner: Person, opportunity: Opportunity, chooser: Person
) -> None:
    first = send(partner, opportunity)
    second = actions.send(by=partner, opportunity=opportunity, version_read=opportunity.version)
    assert first.pk == second.pk
    assert first.sent_at == second.sent_at
    assert list(Message.objects.values_list("kind", "person_id").order_by("pk")) == [
        ("opportunities.interest_sent", partner.pk),
        ("opportunities.came_forward", chooser.pk),
    ]
    assert Entry.objects.filter(what="interest.sent").count() == 1


def test_nothing_is_sent_before_every_step_is_finished(partner: Person, opportunity: Opportunity) -> None:
    save(partner, opportunity)
    with pytest.raises(NotReadyError):
        actions.send(by=partner, opportunity=opportunity, version_read=1)
    assert Interest.objects.get().state == "draft"


def test_a_change_of_the_opportunity_is_read_before_sending(partner: Person, opportunity: Opportunity) -> None:
    write_all(partner, opportunity)
    Opportunity.objects.update(version=2)
    with pytest.raises(ChangedError):
        actions.send(by=partner, opportunity=opportunity, version_read=1)
    assert actions.send(by=partner, opportunity=opportunity, version_read=2).version_read == 2


def close(opportunity: Opportunity, ago: datetime.timedelta) -> None:
    moment = timezone.now() - ago
    Opportunity.objects.filter(pk=opportunity.pk).update(state="closed", closed_at=moment)


def test_somebody_who_started_in_time_may_send_until_the_end_of_the_closing_day(
    partner: Person, opportunity: Opportunity
) -> None:
    write_all(partner, opportunity)
    close(opportunity, datetime.timedelta(0))
    assert actions.send(by=partner, opportunity=opportunity, version_read=1).state == "sent"


def test_after_the_closing_day_it_cannot_be_sent_and_stays_kept(partner: Person, opportunity: Opportunity) -> None:
    write_all(partner, opportunity, "My long story")
    close(opportunity, datetime.timedelta(days=1))
    with pytest.raises(ClosedError):
        actions.send(by=partner, opportunity=opportunity, version_read=1)
    assert Interest.objects.get().why == "My long story"


def test_the_night_after_the_closing_day_gives_no_second_closing_day(partner: Person, opportunity: Opportunity) -> None:
    write_all(partner, opportunity)
    close(opportunity, datetime.timedelta(0))
    Opportunity.objects.update(closes=timezone.localdate() - datetime.timedelta(days=1))
    with pytest.raises(ClosedError):
        actions.send(by=partner, opportunity=opportunity, version_read=1)


@pytest.mark.parametrize(
    "change",
    [{"state": "closed", "closed_at": timezone.now()}, {"hidden_at": timezone.now()}, {"closes": "2020-01-01"}],
    ids=["closed", "hidden", "closing day over"],
)
def test_nobody_starts_when_it_is_over(partner: Person, opportunity: Opportunity, change: dict[str, object]) -> None:
    Opportunity.objects.update(**change)
    with pytest.raises(ClosedError):
        save(partner, opportunity)
    assert not Interest.objects.exists()


def test_what_was_sent_is_not_changed_from_an_old_window(partner: Person, opportunity: Opportunity) -> None:
    send(partner, opportunity)
    with pytest.raises(NotPossibleError):
        save(partner, opportunity, words={"why": "Other"})
    assert Interest.objects.get().why == "Because"


def test_sending_gives_the_consents_that_were_ticked_and_no_others(partner: Person, opportunity: Opportunity) -> None:
    Profile.objects.create(person=partner, needs=["captions"], lived_words="Years")
    for purpose in Purpose:
        consents.agree_to_keep(by=partner, person=partner, purpose=purpose)
    write_all(partner, opportunity)
    save(partner, opportunity, steps.ACCESS, words={"access": "profile"}, mark=_mark(steps.ACCESS))
    actions.send(by=partner, opportunity=opportunity, version_read=1)
    shared = Consent.objects.exclude(organisation_key="")
    assert [consent.purpose for consent in shared] == [Purpose.ACCESS_NEEDS]


def _mark(step: steps.Step) -> str:
    return steps.digest(steps.kept(Interest.objects.get(), step))


def test_a_draft_can_be_thrown_away(partner: Person, opportunity: Opportunity) -> None:
    save(partner, opportunity)
    assert actions.throw_away(by=partner, opportunity=opportunity)
    assert not Interest.objects.exists()
    assert not actions.throw_away(by=partner, opportunity=opportunity)


def test_coming_forward_again_keeps_what_was_written_and_its_history(partner: Person, opportunity: Opportunity) -> None:
    interest = following.withdraw(by=partner, interest=send(partner, opportunity))
    again = actions.start_again(by=partner, interest=interest)
    assert (again.state, again.why, again.sent_at) == ("draft", "Because", None)
    actions.send(by=partner, opportunity=opportunity, version_read=1)
    interest.refresh_from_db()
    assert interest.state == "sent"
    assert [event.what for event in interest.events.all()] == ["sent", "withdrawn", "sent"]


def test_throwing_away_what_was_taken_up_again_leaves_it_withdrawn(partner: Person, opportunity: Opportunity) -> None:
    interest = following.withdraw(by=partner, interest=send(partner, opportunity))
    actions.start_again(by=partner, interest=interest)
    actions.throw_away(by=partner, opportunity=opportunity)
    interest.refresh_from_db()
    assert (interest.state, interest.why) == ("withdrawn", "")

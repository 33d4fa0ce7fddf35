"""How long it is kept, and that nothing of a person stays when it is taken away."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.messages.models import Message
from alongside.opportunities.interests import sharing
from alongside.opportunities.interests.keeping import actions
from alongside.opportunities.interests.keeping.personal_data import export
from alongside.opportunities.models import Answer, Interest, Note, Opportunity
from alongside.people import hooks
from alongside.people.consents import actions as consents
from alongside.people.consents.models import Purpose
from alongside.people.models import Person
from tests.factories.opportunities import InterestFactory, QuestionFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LONG_AGO = NOW - datetime.timedelta(days=190)
TWO_WEEKS = datetime.timedelta(days=14, hours=1)


@pytest.fixture
def told(opportunity: Opportunity, partner: Person) -> Interest:
    """A "not this time" of long ago, with everything in it that can be."""
    interest = InterestFactory(
        opportunity=opportunity, person=partner, state="not this time", answered_at=LONG_AGO, why="SECRET why",
        access="more", access_words="SECRET need", shares=["lived"], end_reason="SECRET end",
    )  # fmt: skip
    interest.replies.create(question=QuestionFactory(opportunity=opportunity), words="SECRET reply")
    Answer.objects.create(
        interest=interest, outcome="not this time", reason="places", words="SECRET answer", at=LONG_AGO,
        waiting_since=LONG_AGO, working_days_waited=0, press=uuid.uuid4(),
    )  # fmt: skip
    Note.objects.create(
        interest=interest, key=uuid.uuid4(), by=partner, is_from_chooser=False, words="SECRET note", at=LONG_AGO
    )
    return interest


def test_the_person_is_warned_two_weeks_before_and_then_it_is_emptied(told: Interest) -> None:
    assert actions.empty_old(NOW) == 0, "nobody was warned yet"
    assert actions.warn(NOW) == 1
    assert actions.warn(NOW) == 0
    assert Message.objects.get().kind == "opportunities.interest_ends"
    assert actions.empty_old(NOW + datetime.timedelta(days=13)) == 0
    assert actions.empty_old(NOW + TWO_WEEKS) == 1
    assert actions.empty_old(NOW + TWO_WEEKS) == 0


def test_an_emptied_interest_holds_nothing_of_the_person_and_still_counts(told: Interest) -> None:
    actions.empty(told)
    told.refresh_from_db()
    assert told.person is None
    assert (told.state, told.answered_at) == ("not this time", LONG_AGO)
    assert not told.replies.exists()
    assert not told.notes.exists()
    assert "SECRET" not in str(list(Interest.objects.values())) + str(list(Answer.objects.values()))
    assert Answer.objects.get().waiting_since == LONG_AGO


def test_what_is_not_over_is_never_emptied(told: Interest) -> None:
    for state in ("sent", "yes"):
        Interest.objects.update(state=state, warned_at=LONG_AGO)
        assert actions.warn(NOW) == actions.empty_old(NOW) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"state": "withdrawn", "ended_at": LONG_AGO},
        {"state": "declined", "ended_at": LONG_AGO},
        {"state": "draft", "started_at": LONG_AGO, "saved_at": None},
    ],
    ids=["withdrawn", "gave up a place", "left lying"],
)
def test_whatever_ended_without_a_place_goes_in_time(told: Interest, change: dict[str, Any]) -> None:
    Interest.objects.update(**change)
    assert actions.warn(NOW) == 1
    assert actions.empty_old(NOW + TWO_WEEKS) == 1


def test_how_long_is_a_setting(told: Interest, settings: Any) -> None:
    settings.INTEREST_MONTHS = 12
    assert actions.warn(NOW) == 0


def test_the_table_itself_refuses_an_emptied_row_with_words(told: Interest) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.update(emptied_at=NOW)


def test_deleting_an_account_empties_what_was_sent_and_deletes_what_was_not(
    told: Interest, partner: Person, opportunity: Opportunity
) -> None:
    InterestFactory(person=partner, state="draft", sent_at=None)
    waiting = InterestFactory(person=partner)
    actions.erase(partner)
    assert Interest.objects.count() == 2
    waiting.refresh_from_db()
    assert (waiting.state, waiting.person) == ("withdrawn", None)
    assert not Interest.objects.filter(person=partner).exists()


def test_the_people_room_knows_how_to_export_and_erase_this() -> None:
    assert [held.room for held in hooks.personal_data].count("interests") == 1
    assert hooks.sharing_withdrawn.count(actions.forget_shared) == 1


def test_the_download_holds_everything_the_person_wrote_and_was_told(told: Interest, partner: Person) -> None:
    text = str(export(partner))
    for words in ("SECRET why", "SECRET need", "SECRET reply", "SECRET answer", "SECRET note", "SECRET end"):
        assert words in text


def test_taking_a_consent_back_takes_out_what_it_covered(told: Interest, partner: Person) -> None:
    key = sharing.key_of(told.opportunity.organisation)
    consents.give_sharing_consent(
        by=partner, person=partner, organisation_key=key, organisation_name="It", purposes=list(Purpose)
    )
    consents.withdraw_sharing_consent(by=partner, person=partner, organisation_key=key)
    told.refresh_from_db()
    assert (told.shares, told.access, told.access_words) == ([], "", "")
    assert told.why == "SECRET why"

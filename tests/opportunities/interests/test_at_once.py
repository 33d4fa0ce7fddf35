"""Many at once, in threads of another process, on a database file of its own or on PostgreSQL."""

from pathlib import Path

import pytest

from tests.processes import Processes, on_database

pytestmark = pytest.mark.django_db(transaction=True)

MAKE = """
import uuid
from alongside.messages.models import Message
from alongside.opportunities.interests.answering import actions as answering
from alongside.opportunities.interests.answering.actions import Given
from alongside.opportunities.interests.expressing import actions as expressing, steps
from alongside.opportunities.interests.following import actions as following
from alongside.opportunities.models import Answer, Event, Interest
from tests.at_once import told, together
from tests.factories.opportunities import ChooserFactory, InterestFactory, OpportunityFactory
from tests.factories.people import PersonFactory

opportunity, ann = OpportunityFactory(), PersonFactory(name="Ann")
choosers = [ChooserFactory(opportunity=opportunity).person for _number in range(2)]

def save(step, words, writer=None):
    return expressing.save(by=ann, opportunity=opportunity, step=step, words=words, mark=steps.digest({}),
                           writer=writer or uuid.uuid4(), done=True)

def send():
    expressing.send(by=ann, opportunity=opportunity, version_read=1)

def answer(by, interest, outcome):
    reason = "places" if outcome == "not this time" else ""
    answering.answer(by=by, opportunity=opportunity, press=uuid.uuid4(),
                     given=[Given(key=interest.key, outcome=outcome, reason=reason, after=0)])
"""


@pytest.fixture
def processes(tmp_path: Path) -> Processes:
    return on_database(tmp_path)


def ran(processes: Processes, code: str) -> list[str]:
    return processes.output(MAKE + code).split()


def test_twenty_presses_on_send_at_once_make_one(processes: Processes) -> None:
    out = ran(
        processes,
        """
save(steps.WHY, {"why": "Because"}); save(steps.ACCESS, {"access": "none"}); save(steps.SHARING, {"shares": []})
together(*[send] * 20)
print(told["done"], Interest.objects.count(), Event.objects.count(),
      Message.objects.filter(kind="opportunities.interest_sent").count())
""",
    )
    assert out == ["20", "1", "1", "1"]


def test_twenty_first_words_at_once_make_one_draft_and_overwrite_nothing(processes: Processes) -> None:
    out = ran(
        processes,
        """
kept = []
def write(number):
    if save(steps.WHY, {"why": f"Window {number}"}).other is None:
        kept.append(f"Window {number}")
together(*[lambda number=number: write(number) for number in range(20)])
print(told["done"], Interest.objects.count(), len(kept), Interest.objects.get().why == kept[0])
""",
    )
    assert out == ["20", "1", "1", "True"]


def test_two_choosers_who_answer_the_same_person_at_once_one_is_told(processes: Processes) -> None:
    out = ran(
        processes,
        """
for _round in range(5):
    interest = InterestFactory(opportunity=opportunity)
    together(*[lambda by=by, outcome=outcome: answer(by, interest, outcome)
               for by, outcome in zip(choosers, ["yes", "not this time"])])
    interest.refresh_from_db()
    assert interest.state == interest.answers.get().outcome
print(told["done"], told["AlreadyAnsweredError"], Answer.objects.count(), sum(told.values()))
""",
    )
    assert out == ["5", "5", "5", "10"]


def test_an_answer_and_a_withdrawal_at_once_one_of_them_holds(processes: Processes) -> None:
    out = ran(
        processes,
        """
for _round in range(5):
    interest = InterestFactory(opportunity=opportunity)
    together(lambda: answer(choosers[0], interest, "yes"),
             lambda: following.withdraw(by=interest.person, interest=interest))
    interest.refresh_from_db()
    assert (interest.state, interest.answers.count()) in [("yes", 1), ("withdrawn", 0)]
print(told["done"], sum(told.values()))
""",
    )
    assert out == ["5", "10"]


def test_sending_while_the_account_is_deleted_leaves_nothing_of_the_person(processes: Processes) -> None:
    out = ran(
        processes,
        """
from alongside.people.consents import actions as consents
from alongside.opportunities.interests.keeping import actions as keeping
from django.db import transaction
save(steps.WHY, {"why": "Because"}); save(steps.ACCESS, {"access": "none"}); save(steps.SHARING, {"shares": []})
@transaction.atomic
def erase():
    consents.lock(ann)
    keeping.erase(ann)
together(erase, send, send)
print(Interest.objects.filter(person=ann).exists(), Interest.objects.exclude(why="").exists(), sum(told.values()))
""",
    )
    assert out == ["False", "False", "3"]

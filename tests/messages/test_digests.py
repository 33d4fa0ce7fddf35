"""News gathered into one email a day or a week: each thing once, to those who want it so."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from alongside.messages import actions, digests, hooks
from alongside.messages.actions import Somebody
from alongside.messages.hooks import DigestSection, Line
from alongside.messages.kinds import Often
from alongside.messages.models import DigestRun, Message
from alongside.messages.recipients import Recipient

PEOPLE = [Recipient(name=f"Person {n}", address=f"p{n}@example.org", person_id=n) for n in (1, 2, 3)]
MONDAY = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch, db: None) -> list[tuple[datetime, datetime]]:
    """A room with something to tell to the first two people; what it was asked for."""
    spans: list[tuple[datetime, datetime]] = []

    def lines(people, since, until):
        spans.append((since, until))
        return {
            person.person_id: [Line(text="A new opening", address="http://localhost/a/")]
            for person in people
            if person.person_id < 3
        }

    section = DigestSection(kind="room.matches", heading="New openings", lines=lines)
    monkeypatch.setattr(hooks, "digest_sections", [section])
    monkeypatch.setattr(
        hooks, "readers", [lambda after, most: [person for person in PEOPLE if person.person_id > after][:most]]
    )
    monkeypatch.setattr(digests, "BATCH", 2)
    return spans


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> int:
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return digests.send_due()


def test_a_weekly_digest_goes_once_on_monday_to_those_with_news(monkeypatch: pytest.MonkeyPatch) -> None:
    assert at(monkeypatch, MONDAY) == 2
    assert at(monkeypatch, MONDAY + timedelta(hours=1)) == 0
    assert at(monkeypatch, MONDAY + timedelta(days=7)) == 2
    message = Message.objects.first()
    assert "New openings" in message.text
    assert "http://localhost/a/" in message.html


def test_a_daily_digest_goes_every_day_to_those_who_chose_it(monkeypatch: pytest.MonkeyPatch) -> None:
    actions.choose(by=Somebody(1), choices={"room.matches": Often.DAILY})
    assert at(monkeypatch, MONDAY) == 2
    assert at(monkeypatch, MONDAY + timedelta(days=1)) == 1
    assert Message.objects.filter(person_id=1).count() == 2


def test_days_without_a_worker_are_made_up_for_in_one(
    monkeypatch: pytest.MonkeyPatch, asked: list[tuple[datetime, datetime]]
) -> None:
    actions.choose(by=Somebody(1), choices={"room.matches": Often.DAILY})
    at(monkeypatch, MONDAY)
    asked.clear()
    at(monkeypatch, MONDAY + timedelta(days=3))
    assert (datetime(2027, 3, 1, 7, tzinfo=UTC), datetime(2027, 3, 4, 7, tzinfo=UTC)) in asked


def test_a_run_cut_short_is_finished_and_repeats_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = digests._send_batch, []

    def die_at_the_second(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError
        return real(*arguments)

    monkeypatch.setattr(digests, "_send_batch", die_at_the_second)
    for person in PEOPLE:
        actions.choose(by=Somebody(person.person_id), choices={"room.matches": Often.DAILY})
    with pytest.raises(RuntimeError):
        at(monkeypatch, MONDAY)
    monkeypatch.setattr(digests, "_send_batch", real)
    at(monkeypatch, MONDAY + timedelta(days=1))
    run = DigestRun.objects.get(often=Often.DAILY)
    assert (run.done_until, run.target) == (datetime(2027, 3, 1, 7, tzinfo=UTC), None)
    assert Message.objects.count() == 2


def test_who_stopped_digests_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    actions.choose(by=Somebody(1), choices={"messages.digest": Often.NEVER})
    assert at(monkeypatch, MONDAY) == 1


@pytest.mark.parametrize(
    ("now", "often", "due"),
    [
        (datetime(2027, 3, 1, 6, 59, tzinfo=UTC), Often.DAILY, datetime(2027, 2, 28, 7, tzinfo=UTC)),
        (datetime(2027, 3, 1, 6, 59, tzinfo=UTC), Often.WEEKLY, datetime(2027, 2, 22, 7, tzinfo=UTC)),
        (datetime(2027, 3, 29, 7, 0, tzinfo=UTC), Often.WEEKLY, datetime(2027, 3, 29, 6, tzinfo=UTC)),
    ],
)
def test_digests_are_due_at_seven_in_london(now: datetime, often: Often, due: datetime) -> None:
    assert digests.latest(often, now) == due

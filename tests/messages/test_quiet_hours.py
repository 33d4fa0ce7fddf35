"""Quiet hours: emails wait until they end, but for those that cannot."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from alongside.audit.models import Entry
from alongside.messages import actions, queries
from alongside.messages.actions import Somebody
from alongside.messages.models import Message, QuietHours
from alongside.messages.quiet import Hours
from alongside.people.models import Person

Send = Callable[..., Message | None]
HOUR = st.integers(0, 23)
NIGHT = Hours(21, 8)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2027-01-10T20:59:59+00:00", None),
        ("2027-01-10T21:00:00+00:00", "2027-01-11T08:00:00+00:00"),
        ("2027-01-11T00:30:00+00:00", "2027-01-11T08:00:00+00:00"),
        ("2027-01-11T07:59:59+00:00", "2027-01-11T08:00:00+00:00"),
        ("2027-01-11T08:00:00+00:00", None),
        # Clocks go forward in this night, and back in the next.
        ("2027-03-27T22:00:00+00:00", "2027-03-28T08:00:00+01:00"),
        ("2027-10-30T22:00:00+01:00", "2027-10-31T08:00:00+00:00"),
    ],
)
def test_what_comes_in_the_night_waits_for_the_morning_on_the_wall(now: str, until: str | None) -> None:
    assert NIGHT.until(london(now)) == (until and london(until))


@given(HOUR, HOUR, st.integers(0, 2 * 365 * 24 * 60))
def test_nothing_waits_longer_than_a_day_and_then_it_is_not_quiet(begins: int, ends: int, minute: int) -> None:
    hours, now = Hours(begins, ends), datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    until = hours.until(now)
    if until is None:
        assert not hours.holds(timezone.localtime(now).hour)
    else:
        assert 0 < (until - now).total_seconds() <= 25 * 3600
        assert hours.until(until) is None


@pytest.fixture
def midnight(monkeypatch: pytest.MonkeyPatch) -> datetime:
    now = london("2027-01-11T00:30:00+00:00")
    monkeypatch.setattr(timezone, "now", lambda: now)
    return now


@pytest.mark.django_db
def test_an_email_is_held_and_goes_out_when_the_quiet_ends(
    send: Send, midnight: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.be_quiet(by=Somebody(7), hours=NIGHT)
    message = send()
    assert message
    assert message.held_until == message.due_at == london("2027-01-11T08:00:00+00:00")
    assert not queries.due().exists()
    assert queries.health().oldest_waiting is None
    later = london("2027-01-11T08:00:01+00:00")
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert queries.due().get() == message
    assert queries.health().oldest_waiting == message.held_until


@pytest.mark.django_db
def test_others_hear_at_once_and_so_does_everybody_of_what_is_urgent(send: Send, midnight: datetime) -> None:
    actions.be_quiet(by=Somebody(8), hours=NIGHT)
    assert send().due_at == midnight
    actions.be_quiet(by=Somebody(7), hours=NIGHT)
    assert send("code").due_at == midnight


@pytest.mark.django_db
def test_quiet_hours_are_chosen_on_the_page_and_put_on_record_once(as_person: Client, person: Person) -> None:
    typed = {"shown": "", "quiet_from": "21", "quiet_until": "8"}
    for _ in range(2):
        page = as_person.post("/me/messages/", typed, follow=True).content.decode()
        assert "Your choices are saved" in page
    assert queries.quiet_hours(person.pk) == NIGHT
    assert Entry.objects.filter(what="messages.quiet_hours").count() == 1
    as_person.post("/me/messages/", {"shown": ""})
    assert queries.quiet_hours(person.pk) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ("21", "", "Choose when your quiet hours end"),
        ("", "8", "Choose when your quiet hours begin"),
        ("8", "8", "Choose another hour"),
        ("24", "8", "Choose one of the answers on the list"),
        ("x", "-1", "Choose one of the answers on the list"),
    ],
)
def test_what_makes_no_quiet_hours_is_said(as_person: Client, begins: str, ends: str, words: str) -> None:
    page = as_person.post("/me/messages/", {"shown": "", "quiet_from": begins, "quiet_until": ends}).content.decode()
    assert words in page
    assert not QuietHours.objects.exists()


@pytest.mark.django_db
def test_they_go_with_the_account() -> None:
    actions.be_quiet(by=Somebody(7), hours=NIGHT)
    actions.forget(person=Somebody(7))
    assert not QuietHours.objects.exists()

"""What recurs is run once a period, whoever runs it, and goes on after failures."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from alongside.jobs import actions, schedule
from alongside.jobs.models import Schedule
from alongside.jobs.schedule import Recurring, ScheduleError
from alongside.jobs.worker import Worker
from tests.processes import finished, on_database

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_schedule")]

MINUTE = timedelta(minutes=1)


def row(name: str) -> Schedule:
    return Schedule.objects.get(name=name)


def make_due(name: str) -> None:
    Schedule.objects.filter(name=name).update(next_due=timezone.now() - timedelta(seconds=1))


def test_a_task_runs_once_in_its_period_and_again_in_the_next() -> None:
    ran: list[int] = []
    schedule.every(name="room.sweep", hours=1, task=lambda: ran.append(1))
    Worker().run_once()
    Worker().run_once()
    assert ran == [1]
    make_due("room.sweep")
    Worker().run_once()
    assert ran == [1, 1]


def test_a_task_held_by_one_worker_is_refused_to_another() -> None:
    actions.enrol([Recurring(name="room.sweep", period=MINUTE, task=list)])
    assert actions.hold("room.sweep", worker="a")
    assert not actions.hold("room.sweep", worker="b")


def test_a_task_is_taken_over_when_its_worker_gave_no_sign_of_life() -> None:
    task = Recurring(name="room.sweep", period=timedelta(hours=24), task=list)
    actions.enrol([task])
    actions.hold("room.sweep", worker="dead")
    Schedule.objects.update(running_until=timezone.now() - timedelta(seconds=1))
    assert actions.hold("room.sweep", worker="b")
    actions.release(task, worker="dead", succeeded=True)
    assert row("room.sweep").running_by == "b"


def test_a_heartbeat_keeps_hold_only_of_what_is_being_run() -> None:
    actions.enrol([Recurring(name="room.sweep", period=MINUTE, task=list)])
    actions.hold("room.sweep", worker="a")
    Schedule.objects.update(running_until=timezone.now() + timedelta(seconds=1))
    actions.beat("a")
    assert row("room.sweep").running_until < timezone.now() + MINUTE
    actions.beat("a", holding="room.sweep")
    assert row("room.sweep").running_until > timezone.now() + MINUTE


def test_a_failing_task_is_tried_again_soon_then_less_often_and_never_stops_the_worker() -> None:
    others: list[int] = []

    def fail() -> None:
        raise ValueError("private words")

    schedule.every(name="room.broken", hours=24, task=fail)
    schedule.every(name="room.sound", hours=24, task=lambda: others.append(1))
    waits = []
    for _time in range(3):
        Worker().run_once()
        waits.append((row("room.broken").next_due - timezone.now()).total_seconds())
        make_due("room.broken")
    assert others == [1]
    assert waits == [pytest.approx(seconds, abs=5) for seconds in (60, 120, 240)]
    assert row("room.broken").failures == 3


def test_waiting_after_failures_never_exceeds_the_period() -> None:
    assert actions.retry_after(50, timedelta(hours=1)) == timedelta(hours=1)


def test_success_forgets_earlier_failures() -> None:
    task = Recurring(name="room.sweep", period=MINUTE, task=list)
    actions.enrol([task])
    Schedule.objects.update(failures=4)
    actions.hold("room.sweep", worker="a")
    actions.release(task, worker="a", succeeded=True)
    assert row("room.sweep").failures == 0


def test_the_time_of_day_stays_after_a_stop_of_several_days() -> None:
    due = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
    now = datetime(2027, 3, 4, 9, 30, tzinfo=UTC)
    assert actions.following(due, timedelta(days=1), now) == datetime(2027, 3, 5, 7, 0, tzinfo=UTC)


def test_a_shorter_period_counts_at_once() -> None:
    actions.enrol([Recurring(name="room.sweep", period=MINUTE, task=list)])
    Schedule.objects.update(next_due=timezone.now() + timedelta(hours=24))
    actions.enrol([Recurring(name="room.sweep", period=MINUTE, task=list)])
    assert row("room.sweep").next_due <= timezone.now() + MINUTE


def test_a_name_taken_twice_and_a_period_too_short_are_refused() -> None:
    schedule.every(name="room.sweep", hours=1, task=list)
    with pytest.raises(ScheduleError, match="already"):
        schedule.continually(name="room.sweep", task=bool)
    with pytest.raises(ScheduleError, match="every minute"):
        schedule.every(name="room.often", minutes=0.5, task=list)


RACE = """
import json, sys
from alongside.jobs import actions
print(json.dumps([n for n in range(30) if actions.hold(f"race.{n}", worker=sys.argv[0] + str(id(object()))) ]))
"""


@pytest.mark.django_db(transaction=True)
def test_processes_that_race_for_tasks_never_get_the_same_one(tmp_path: Path) -> None:
    processes = on_database(tmp_path)
    processes.output(
        "from alongside.jobs import actions\nfrom alongside.jobs.schedule import Recurring\n"
        "from datetime import timedelta\n"
        "actions.enrol([Recurring(name=f'race.{n}', period=timedelta(hours=1), task=list) for n in range(30)])"
    )
    racing = [processes.script(RACE) for _runner in range(3)]
    got = [number for process in racing for number in json.loads(finished(process))]
    assert sorted(got) == list(range(30))

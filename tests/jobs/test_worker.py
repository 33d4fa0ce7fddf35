"""The worker runs the queue, survives what fails, says that it is alive and stops cleanly."""

import logging
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from alongside.jobs import actions, queries, schedule
from alongside.jobs.models import Schedule
from alongside.jobs.models import Worker as WorkerRow
from alongside.jobs.worker import Worker
from tests.jobs import queued
from tests.processes import on_database

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_schedule")]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("queue")
def test_queued_tasks_run_in_order() -> None:
    queued.ran.clear()
    queued.note.enqueue("one")
    queued.note.enqueue("two")
    call_command("work", "--once")
    assert queued.ran == ["one", "two"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("queue")
def test_a_failed_task_keeps_where_it_failed_but_not_the_message() -> None:
    queued.fail.enqueue()
    queued.note.enqueue("after")
    call_command("work", "--once")
    failed = DBTaskResult.objects.get(status=TaskResultStatus.FAILED)
    assert "in fail" in failed.traceback
    assert "private" not in failed.traceback
    assert DBTaskResult.objects.successful().count() == 1


def test_a_failing_task_is_logged_by_name(caplog: pytest.LogCaptureFixture) -> None:
    schedule.every(name="room.broken", hours=1, task=lambda: 1 // 0)
    with caplog.at_level(logging.ERROR, logger="alongside.jobs"):
        Worker().run_once()
    assert caplog.records[0].facts == {"did": "task failed", "task": "room.broken"}


def test_continual_work_goes_on_until_there_is_none_left() -> None:
    left = [3, 2, 1]
    schedule.continually(name="room.post", task=lambda: bool(left and left.pop()))
    Worker().run_once()
    assert left == []


@pytest.mark.usefixtures("queue")
def test_the_task_of_a_dead_worker_goes_back_to_the_queue_and_is_given_up_after_three_starts() -> None:
    queued.note.enqueue("word")
    long_ago = timezone.now() - timedelta(hours=1)
    result = DBTaskResult.objects.get()
    for starts in (1, 2, 3):
        result.status, result.started_at = TaskResultStatus.RUNNING, long_ago
        result.worker_ids = ["dead"] * starts
        result.save()
        assert actions.rescue() == 1
        result.refresh_from_db()
        assert result.status == (TaskResultStatus.FAILED if starts == 3 else TaskResultStatus.READY)


@pytest.mark.usefixtures("queue")
def test_a_long_task_of_a_live_worker_is_left_alone() -> None:
    queued.note.enqueue("word")
    actions.beat("alive")
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, started_at=timezone.now() - timedelta(hours=1), worker_ids=["alive"]
    )
    assert actions.rescue() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("queue")
def test_old_results_are_deleted_and_new_ones_kept() -> None:
    queued.note.enqueue("old")
    queued.note.enqueue("new")
    call_command("work", "--once")
    old = DBTaskResult.objects.first()
    DBTaskResult.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=15))
    assert actions.prune() == 1
    assert DBTaskResult.objects.count() == 1


def test_health_says_whether_a_worker_lives_and_what_is_late_or_failing(django_assert_num_queries) -> None:
    schedule.every(name="room.sweep", hours=1, task=list)
    assert not queries.health().is_alive
    actions.enrol(list(schedule.recurring.values()))
    actions.beat("a")
    with django_assert_num_queries(3):
        health = queries.health()
    assert health.is_well
    assert health.since is not None
    Schedule.objects.update(next_due=timezone.now() - timedelta(hours=1), failures=2)
    health = queries.health()
    assert not health.is_well
    assert (health.late, health.failing) == (["room.sweep"], ["room.sweep"])
    WorkerRow.objects.update(seen_at=timezone.now() - timedelta(minutes=5))
    assert not queries.health().is_alive


@pytest.mark.django_db(transaction=True)
def test_the_worker_stops_cleanly_when_told_to(tmp_path: Path) -> None:
    processes = on_database(tmp_path)
    worker = processes.command("work")
    assert _eventually(processes, "queries.health().is_alive")
    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=15)
    assert worker.returncode == 0
    assert "False" in processes.output("from alongside.jobs import queries\nprint(queries.health().is_alive)")


SLOW = """
import os, signal, sys, threading, time
from alongside.jobs import schedule
from alongside.jobs.worker import Worker
schedule.recurring.clear(); schedule.continual.clear()
def slow():
    os.kill(os.getpid(), signal.SIGTERM)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.5)
    print("finished")
schedule.every(name="room.slow", hours=1, task=slow)
schedule.every(name="room.after", hours=1, task=lambda: print("not begun"))
Worker().run()
print("stopped")
"""


@pytest.mark.django_db(transaction=True)
def test_the_worker_finishes_its_task_before_it_stops_and_begins_no_other(tmp_path: Path) -> None:
    assert on_database(tmp_path).output(SLOW).split("\n") == ["finished", "stopped", ""]


def _eventually(processes: object, question: str) -> bool:
    for _try in range(30):
        if "True" in processes.output(f"from alongside.jobs import queries\nprint({question})"):
            return True
        time.sleep(0.2)
    return False

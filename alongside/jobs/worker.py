"""The worker: what recurs, what is continual and the queue, in one process that stops cleanly.

Several may run, on one machine or many. A task that fails is logged and tried again later; it never ends the worker.
"""

import logging
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

from django.db import connections
from django.utils.crypto import get_random_string

from alongside.jobs import actions, queries, queue, schedule

LOG = logging.getLogger("alongside.jobs")
PAUSE = 1.0  # seconds between two turns when there is nothing to do
GLANCE = 0.1  # seconds between two looks at whether to stop
MOST_TURNS_AT_ONCE = 1000


class Worker:
    """One working process."""

    def __init__(self) -> None:
        self.name = get_random_string(20)
        self.is_stopping = False
        self.holding = ""  # the recurring task being run, for the heartbeat

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        """Finish the task being run, then stop. Pressing again changes nothing: `kill -9` is safe too."""
        self.is_stopping = True

    def run(self) -> None:
        """Work until told to stop."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        _log(did="worker started", worker=self.name)
        with Heartbeat(self):
            is_enrolled = False
            while not self.is_stopping:
                is_enrolled = is_enrolled or self._guarded("jobs.enrol", _enrol)
                if not self.turn():
                    self._pause()
        self._guarded("jobs.retire", lambda: actions.retire(self.name))
        _log(did="worker stopped", worker=self.name)

    def run_once(self) -> None:
        """Do everything that is due or queued now, then stop: for tests and for a one-off catch-up."""
        _enrol()
        actions.beat(self.name)
        for _turn in range(MOST_TURNS_AT_ONCE):
            if self.is_stopping or not self.turn():
                break
        actions.retire(self.name)

    def turn(self) -> bool:
        """Look once at everything there may be to do; return whether anything was done."""
        _drop_old_connections()
        did = [self._guarded("jobs.recurring", self._run_recurring)]
        did += [self._guarded(task.name, task.task) for task in schedule.continual.values() if not self.is_stopping]
        if not self.is_stopping:
            did.append(self._guarded("jobs.queue", lambda: queue.run_one(self.name)))
        return any(did)

    def _run_recurring(self) -> bool:
        """Run what is due and not held by another worker."""
        did = False
        for task in queries.due():
            if self.is_stopping or not actions.hold(task.name, worker=self.name):
                continue
            self._run_held(task)
            did = True
        return did

    def _run_held(self, task: schedule.Recurring) -> None:
        """Run one recurring task that this worker holds, and let it go."""
        started = time.monotonic()
        self.holding = task.name
        try:
            succeeded = self._guarded(task.name, lambda: [task.task()])
        finally:
            self.holding = ""
        actions.release(task, worker=self.name, succeeded=succeeded)
        _log(did="task run", task=task.name, succeeded=succeeded, ms=round((time.monotonic() - started) * 1000))

    def _guarded(self, name: str, run: Callable[[], object]) -> bool:
        """Run something that must not end the worker; return whether it did something, False when it failed."""
        try:
            return bool(run())
        except Exception:
            LOG.error("task failed", exc_info=True, extra={"facts": {"did": "task failed", "task": name}})
            _drop_old_connections()
            return False

    def _pause(self) -> None:
        """Wait for a moment, looking often whether to stop.

        (An Event set in a signal handler can wait for a lock that the interrupted code holds, for ever.)
        """
        until = time.monotonic() + PAUSE
        while not self.is_stopping and time.monotonic() < until:
            time.sleep(GLANCE)


class Heartbeat:
    """Says every few seconds that a worker is alive, from a thread of its own, so that a long task is no silence."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._thread.start()
        return self

    def __exit__(self, *details: object) -> None:
        self._ended.set()
        self._thread.join()

    def _beat(self) -> None:
        while True:
            try:
                _drop_old_connections()
                actions.beat(self.worker.name, holding=self.worker.holding)
            except Exception:
                LOG.error("no sign of life", exc_info=True, extra={"facts": {"did": "heartbeat failed"}})
            if self._ended.wait(actions.HEARTBEAT.total_seconds()):
                break
        connections.close_all()


def _drop_old_connections() -> None:
    """Let go of connections that are broken or old, as Django does between two requests; never inside a transaction."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


def _enrol() -> bool:
    actions.enrol(list(schedule.recurring.values()))
    return True


def _log(**facts: object) -> None:
    LOG.info(facts["did"], extra={"facts": facts})

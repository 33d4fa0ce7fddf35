"""The queue of one-off tasks, one task at a time: django-tasks-db's own worker, driven by ours."""

import re

from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker
from django_tasks_db.models import DBTaskResult

_PLACE = re.compile(r'^ +File ".*", line \d+, in .*$', re.MULTILINE)


class QueueWorker(DatabaseWorker):
    """Runs one queued task, and keeps of a failure only where it happened.

    The message of an exception may quote what somebody wrote, or an address; tracebacks are kept for two weeks.
    """

    def __init__(self, worker: str) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=worker,
            excluded_queue_names=[],
        )

    @property
    def has_run(self) -> bool:
        """Whether there was a task to run."""
        return self._run_tasks > 0

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run a task, then take messages out of the traceback of a failed one."""
        super().run_task(db_task_result)
        if db_task_result.status == TaskResultStatus.FAILED:
            db_task_result.traceback = "\n".join(_PLACE.findall(db_task_result.traceback))
            db_task_result.save(update_fields=["traceback"])


def run_one(worker: str) -> bool:
    """Run the first task in the queue; False when the queue was empty (seen without locking anything)."""
    if not DBTaskResult.objects.ready().exists():
        return False
    queue = QueueWorker(worker)
    queue.run()
    return queue.has_run

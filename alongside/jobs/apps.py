"""The jobs room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The worker, its schedule and its own housekeeping."""

    name = "alongside.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Put this room's own work on the schedule. (Its models cannot be imported before this.)"""
        from alongside.jobs import schedule, tasks

        schedule.every(name="jobs.rescue", minutes=1, task=tasks.rescue)
        schedule.every(name="jobs.prune", hours=24, task=tasks.prune)

"""The audit room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Entries, and the references that stand for people in them."""

    name = "alongside.audit"
    label = "audit"

    def ready(self) -> None:
        """Put sealing on the schedule. (Its models cannot be imported before this.)"""
        from alongside.audit import tasks
        from alongside.jobs import schedule

        schedule.every(name="audit.seal", minutes=1, task=tasks.seal)
        schedule.every(name="audit.export_head", hours=24, task=tasks.export_head)

"""What importing brings to the rooms below: recurring work."""

from alongside.jobs import schedule
from alongside.opportunities.imports import tasks


def register() -> None:
    """Called once, when the room is ready."""
    schedule.every(name="opportunities.forget_uploads", hours=24, task=tasks.forget)

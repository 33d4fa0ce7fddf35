"""What this room puts on the schedule itself."""

from alongside.jobs import actions


def rescue() -> None:
    """Put the queued tasks of dead workers back in the queue."""
    actions.rescue()


def prune() -> None:
    """Delete old results."""
    actions.prune()

"""What this room puts on the schedule."""

from alongside.audit import sealing


def seal() -> None:
    """Seal what waits."""
    sealing.seal_waiting()


def export_head() -> None:
    """Seal what waits, and export the head."""
    sealing.seal_waiting()
    sealing.export_head()

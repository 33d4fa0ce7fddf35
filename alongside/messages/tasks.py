"""What this room puts on the schedule."""

from alongside.messages import actions, digests

DIGEST = digests.KIND


def send_digests() -> None:
    """Send the digests whose time has come."""
    digests.send_due()


def purge() -> None:
    """Forget what was sent long ago."""
    actions.purge()

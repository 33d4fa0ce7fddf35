"""What this room does from time to time: each task calls one action."""

from alongside.people import actions


def purge_never_joined() -> None:
    """Take away addresses that asked for a code and never joined."""
    actions.purge_never_joined()

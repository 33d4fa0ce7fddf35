"""What this room does from time to time: each task calls one action."""

from alongside.people import actions
from alongside.people.leaving.dormancy import tidy_dormant as tidy
from alongside.people.security import devices, sealed


def purge_never_joined() -> None:
    """Take away addresses that asked for a code and never joined."""
    actions.purge_never_joined()


def tidy_dormant() -> None:
    """Warn people about accounts that nobody uses, and delete those after the second warning."""
    tidy()


def forget_ended_sessions() -> None:
    """Delete sessions that have ended."""
    devices.forget_ended_sessions()


def renew_seals() -> None:
    """Seal with the newest key what is plain or was sealed with an older one."""
    sealed.renew()

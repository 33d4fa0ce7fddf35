"""What finding brings to the rooms below: listings follow the names of their organisations."""

from alongside.opportunities.finding import actions
from alongside.organisations import hooks as organisations


def register() -> None:
    """Called once, when the room is ready."""
    organisations.changed.append(actions.refresh_of)

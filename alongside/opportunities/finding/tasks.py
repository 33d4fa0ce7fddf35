"""What recurs."""

from alongside.opportunities.finding import actions


def keep_up_with_the_vocabulary() -> None:
    """Read everything that is open anew after the vocabularies have changed."""
    actions.rebuild_if_outdated()

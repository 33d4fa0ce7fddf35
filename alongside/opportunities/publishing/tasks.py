"""What recurs."""

from alongside.opportunities.publishing import actions


def close_due() -> None:
    """Close what has reached the end of its closing day."""
    actions.close_due()

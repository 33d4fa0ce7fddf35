"""What recurs."""

from alongside.opportunities.drafting.choosers import missing
from alongside.opportunities.publishing import actions


def close_due() -> None:
    """Close what has reached the end of its closing day."""
    actions.close_due()


def tell_nobody_chooses() -> None:
    """Tell leads of openings that nobody can answer."""
    missing.tell_leads()

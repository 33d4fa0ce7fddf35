"""Who may draft an opening of a project."""

from typing import Any

from alongside.opportunities.models import Opportunity
from alongside.projects import rules


def drafts_with(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person is in the team for which this opening was started."""
    return rules.seats(person).filter(project__openings__opportunity=opportunity).exists()

"""Who may do what with a fair draw."""

from typing import Any

from alongside.opportunities import rules as opportunities
from alongside.opportunities.interests import rules as interests
from alongside.opportunities.models import Interest, Opportunity
from alongside.organisations import rules as organisations
from alongside.selection.models import Draw, Scrutiny

#: The code of this way of choosing.
WAY = "draw"
_OVER = (Interest.State.DRAFT, Interest.State.WITHDRAWN, Interest.State.DECLINED)


def is_drawn(opportunity: Opportunity) -> bool:
    """Whether people are chosen for it by a fair draw."""
    return opportunity.way_of_choosing == WAY


def may_see_plan(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may read what is planned: who sees the draft."""
    return is_drawn(opportunity) and opportunities.may_see_behind(person, opportunity)


def may_plan(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person may still change it: who writes the draft, until it is published."""
    return (
        is_drawn(opportunity) and not opportunity.has_fixed_questions and opportunities.may_write(person, opportunity)
    )


def may_run(person: Any, opportunity: Opportunity) -> bool:
    """Whether the person sets targets and draws: who chooses or leads, and has not come forward themselves."""
    if not is_drawn(opportunity) or not opportunity.has_fixed_questions:
        return False
    runs = interests.is_chooser(person, opportunity) or organisations.is_lead(person, opportunity.organisation)
    return runs and not _is_concerned(person, opportunity)


def _is_concerned(person: Any, opportunity: Opportunity) -> bool:
    return Interest.objects.filter(opportunity=opportunity, person=person).exclude(state__in=_OVER).exists()


def may_propose(draw: Draw) -> bool:
    """Whether targets can be tried and proposed: it has closed, and no second person has agreed yet."""
    return draw.opportunity.state == Opportunity.State.CLOSED and not draw.is_fixed


def may_confirm(person: Any, draw: Draw) -> bool:
    """Whether the person may be the second one: who runs it and has not proposed these targets."""
    return draw.stage == Draw.Stage.PROPOSED and person.pk != draw.proposed_by_id and may_propose(draw)


def may_tell(person: Any, draw: Draw) -> bool:
    """Whether the person may answer everybody with one press: a chooser, once it is drawn."""
    return draw.stage == Draw.Stage.DRAWN and draw.told_at is None and is_acting(person, draw)


def is_acting(person: Any, draw: Draw) -> bool:
    """Whether the person may answer people: a chooser who has promised to keep what they read to themselves."""
    return interests.is_chooser(person, draw.opportunity)


def may_scrutinise(person: Any, scrutiny: Scrutiny) -> bool:
    """Whether the person was asked to check it, by the address they sign in with, and has no part in it."""
    if not person.is_authenticated or not scrutiny.email or person.email.casefold() != scrutiny.email.casefold():
        return False
    opportunity = scrutiny.draw.opportunity
    return not _is_concerned(person, opportunity) and not interests.is_chooser(person, opportunity)

"""Which questions an opportunity must answer before anybody is asked to give it their time."""

from collections.abc import Callable

from alongside.opportunities import hooks
from alongside.opportunities.models import Mode, Opportunity

Answered = Callable[[Opportunity], object]


def _where(opportunity: Opportunity) -> bool:
    """From home needs no place; anywhere else does."""
    return opportunity.mode == Mode.REMOTE or bool(opportunity.mode and opportunity.place and opportunity.region)


def _payment(opportunity: Opportunity) -> bool:
    """Both answers are needed, an amount where there is payment, and none where there is not."""
    if opportunity.is_paid is None or opportunity.covers_expenses is None:
        return False
    if not opportunity.is_paid:
        return not opportunity.payment_pence
    return bool(opportunity.payment_pence and opportunity.payment_per)


def _closing(opportunity: Opportunity) -> bool:
    """Either a date or no end, not both."""
    return opportunity.is_open_ended is (opportunity.closes is None)


def _way(opportunity: Opportunity) -> bool:
    """Where the way of choosing needs preparing, it is prepared."""
    return hooks.way_of_choosing(opportunity.way_of_choosing).is_prepared(opportunity)


REQUIRED: dict[str, Answered] = {
    "title": lambda opportunity: opportunity.title,
    "about": lambda opportunity: opportunity.summary,
    "doing": lambda opportunity: opportunity.what_you_will_do,
    "people": lambda opportunity: opportunity.lived_experience,
    "topics": lambda opportunity: len(opportunity.topics.all()),
    "stage": lambda opportunity: opportunity.stage,
    "level": lambda opportunity: opportunity.level,
    "where": _where,
    "when": lambda opportunity: opportunity.time_commitment,
    "payment": _payment,
    "access": lambda opportunity: opportunity.access_support,
    "number": lambda opportunity: opportunity.number_wanted,
    "choosing": lambda opportunity: opportunity.how_chosen,
    "way": _way,
    "choosers": lambda opportunity: any(not chooser.declined_at for chooser in opportunity.choosers.all()),
    "closing": _closing,
    "contact": lambda opportunity: opportunity.contact_name and opportunity.contact_email,
}


def unanswered(opportunity: Opportunity) -> list[str]:
    """Return the steps that still need an answer, in the order of the task list."""
    return [step for step, is_answered in REQUIRED.items() if not is_answered(opportunity)]

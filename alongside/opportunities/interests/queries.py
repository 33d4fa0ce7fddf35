"""What other rooms ask about interests: whether anybody waits, how long answers take, what waits for a chooser."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Min, Q
from django.utils import timezone

from alongside.opportunities.interests.following.queries import interests_of
from alongside.opportunities.interests.models import Answer, Interest
from alongside.opportunities.interests.promise import TimeToAnswer
from alongside.opportunities.interests.promise import time_to_answer as _median
from alongside.opportunities.models import Chooser, Opportunity
from alongside.organisations.models import Organisation
from alongside.people.models import Person

__all__ = ["Choosing", "anybody_waiting", "choosing", "interest_in", "interests_of", "time_to_answer"]

_YEAR = datetime.timedelta(days=365)
# Built once and then narrowed: for small questions, building one takes longer than asking it.
_ANSWERED = Answer.objects.filter(working_days_waited__isnull=False).order_by()
_UNANSWERED = Interest.objects.filter(state=Interest.State.SENT).exclude(opportunity__state=Opportunity.State.CANCELLED)


def anybody_waiting(opportunity: Opportunity) -> int:
    """Return how many people wait for an answer."""
    return Interest.objects.filter(opportunity=opportunity, state=Interest.State.SENT).count()


def interest_in(person: Person, opportunity: Opportunity) -> Interest | None:
    """Return this person's interest in an opportunity, in whatever state; None when there is none."""
    return Interest.objects.filter(person=person, opportunity=opportunity).first()


def time_to_answer(organisation: Organisation) -> TimeToAnswer:
    """Return how long the organisation took to answer over the last twelve months, from sending to the first answer.

    Who waits beyond the promised day is counted beside it: leaving the hard answers undone must not make the figure
    look better.
    """
    answered = _ANSWERED.filter(interest__opportunity__organisation=organisation, at__gte=timezone.now() - _YEAR)
    waited = answered.values_list("working_days_waited").annotate(people=Count("pk"))
    late = _UNANSWERED.filter(opportunity__organisation=organisation, answer_by__lt=timezone.localdate())
    return _median(Counter(dict(waited)), late.count())


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """One opportunity that somebody chooses for, and what waits there."""

    opportunity: Opportunity
    has_promised: bool
    waiting: int
    answer_by: datetime.date | None

    @property
    def is_late(self) -> bool:
        """Whether somebody waits beyond the promised day."""
        return self.answer_by is not None and timezone.localdate() > self.answer_by


def choosing(person: Person) -> list[Choosing]:
    """Return what waits for this person as a chooser, the most urgent first; for the page "my page"."""
    mine = Q(choosers__in=Chooser.objects.trusted().filter(person=person, declined_at=None))
    waiting = Q(interests__state=Interest.State.SENT) & ~Q(interests__person=person)
    found = (
        Opportunity.objects.filter(mine, state__in=[Opportunity.State.OPEN, Opportunity.State.CLOSED])
        .annotate(waiting=Count("interests", filter=waiting, distinct=True))
        .annotate(answer_by_first=Min("interests__answer_by", filter=waiting))
        .annotate(promised=Count("choosers", filter=Q(choosers__accepted_at__isnull=False), distinct=True))
        .select_related("organisation")
    )
    rows = [
        Choosing(
            opportunity=opportunity,
            has_promised=bool(opportunity.promised),
            waiting=opportunity.waiting,
            answer_by=opportunity.answer_by_first,
        )
        for opportunity in found
    ]
    return sorted(rows, key=lambda row: (row.answer_by is None, row.answer_by or datetime.date.max))

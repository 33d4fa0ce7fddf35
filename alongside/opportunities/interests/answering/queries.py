"""What the choosers see; and for those who do not choose, how many came forward and nothing else."""

import datetime
import uuid
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.core import working_days
from alongside.opportunities.interests import rules, sharing
from alongside.opportunities.interests.following.queries import is_late
from alongside.opportunities.interests.models import Answer, Interest, Note, Outcome
from alongside.opportunities.models import Opportunity
from alongside.people.models import Person

State = Interest.State
_PUBLISHED = [
    Opportunity.State.OPEN,
    Opportunity.State.CLOSED,
    Opportunity.State.ANSWERED,
    Opportunity.State.CANCELLED,
]
READABLE = [State.SENT, State.YES, State.WAITING_LIST, State.NOT_THIS_TIME]
SHOWN = {
    "waiting": [State.SENT],
    "answered": [State.YES, State.WAITING_LIST, State.NOT_THIS_TIME],
    "yes": [State.YES],
    "list": [State.WAITING_LIST],
}


ACCESS_WORDS: dict[str, Promise] = {
    Interest.Access.PROFILE: _("What their profile says"),
    Interest.Access.MORE: _("Something more, or something different"),
    Interest.Access.NONE: _("They do not need anything"),
    Interest.Access.LATER: _("They are not sure, or would rather talk about it later. Please ask."),
}


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many came forward, and what came of it."""

    waiting: int
    yes: int
    waiting_list: int
    not_this_time: int
    ended: int

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return self.yes + self.waiting_list + self.not_this_time

    @property
    def everybody(self) -> int:
        """How many can be read."""
        return self.waiting + self.answered


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """One person who came forward, as the choosers see them."""

    interest: Interest
    parts: list[sharing.Part]
    answers: list[Answer] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    # The answers that the way of choosing allows.
    allowed: Set[str] = frozenset(Outcome.values)

    @property
    def name(self) -> str:
        """What to call them."""
        return self.interest.person.name if self.interest.person else ""

    @property
    def days_left(self) -> int:
        """Working days until the promised day; 0 on the day and after."""
        if self.interest.answer_by is None:
            return 0
        return working_days.between(timezone.localdate(), self.interest.answer_by)

    @property
    def is_late(self) -> bool:
        """Whether the promised day has passed."""
        return is_late(self.interest)

    @property
    def last_answer(self) -> Answer | None:
        """The answer that holds."""
        return self.answers[-1] if self.answers else None

    @property
    def after(self) -> int:
        """The number of the answer that a chooser sees now: a newer one means that somebody was quicker."""
        return self.last_answer.pk if self.last_answer else 0

    @property
    def reach(self) -> list[str]:
        """How to reach somebody who has a place; nothing before."""
        person = self.interest.person
        return sharing.way_to_reach(person) if person and self.interest.state == State.YES else []

    @property
    def access_words(self) -> str | Promise:
        """What they need, said about them and not by them."""
        return ACCESS_WORDS.get(self.interest.access, "")

    @property
    def outcomes(self) -> set[str]:
        """The answers that can be given now."""
        last = self.last_answer.at if self.last_answer else None
        return rules.outcomes(self.interest, last, timezone.localdate()) & self.allowed

    def is_correction(self, outcome: str) -> bool:
        """Whether this answer would take back the one before."""
        return self.last_answer is not None and not rules.follows(self.interest.state, outcome)

    @property
    def corrects_until(self) -> datetime.date | None:
        """Until when the last answer may be corrected; None when it is too late."""
        last = self.last_answer
        if last is None or not rules.is_correctable(self.interest, last.at, timezone.localdate()):
            return None
        return working_days.add(timezone.localdate(last.at), rules.CORRECTION_DAYS)


def opportunity_at(slug: str) -> Opportunity | None:
    """Return a published opportunity, hidden or not: people wait behind it either way."""
    return Opportunity.objects.filter(slug=slug, state__in=_PUBLISHED).select_related("organisation").first()


def invitation(person: Person, opportunity: Opportunity) -> uuid.UUID | None:
    """Return the key of an invitation to choose that the person has not answered; None when there is none."""
    found = opportunity.choosers.trusted().filter(person=person, accepted_at=None, declined_at=None).first()
    return found.key if found else None


def own_key(person: Person, opportunity: Opportunity) -> uuid.UUID | None:
    """Return the key of the person's own page as a chooser, where they can step back."""
    found = opportunity.choosers.filter(person=person).first()
    return found.key if found else None


def counts(opportunity: Opportunity) -> Counts:
    """Return how many came forward."""
    found = Interest.objects.filter(opportunity=opportunity).aggregate(
        waiting=Count("pk", filter=Q(state=State.SENT)),
        yes=Count("pk", filter=Q(state=State.YES)),
        waiting_list=Count("pk", filter=Q(state=State.WAITING_LIST)),
        not_this_time=Count("pk", filter=Q(state=State.NOT_THIS_TIME)),
        ended=Count("pk", filter=Q(state__in=[State.WITHDRAWN, State.DECLINED])),
    )
    return Counts(**found)


def applicants(chooser: Person, opportunity: Opportunity, shown: str = "") -> QuerySet[Interest]:
    """Return who came forward, longest waiting first; never the chooser's own."""
    found = _readable(chooser, opportunity).filter(state__in=SHOWN.get(shown, READABLE))
    return found.select_related("person", "opportunity__organisation").order_by("sent_at", "pk")


def drawn(interests: Sequence[Interest]) -> list[Applicant]:
    """Return a page of applicants with what each shares, in a fixed number of queries."""
    shared = sharing.shared_by_many(interests)
    return [Applicant(interest=interest, parts=shared[interest.pk]) for interest in interests]


def applicant(chooser: Person, opportunity: Opportunity, key: uuid.UUID) -> Applicant | None:
    """Return one person who came forward, with everything they shared and everything said; None when not readable."""
    rows = _readable(chooser, opportunity).filter(key=key).select_related("person", "opportunity__organisation")
    rows = rows.prefetch_related("replies__question", "notes__by", "answers__by", "answers__suggestions")
    interest = rows.first()
    return _whole(interest) if interest else None


def several(chooser: Person, opportunity: Opportunity, keys: Sequence[uuid.UUID]) -> list[Applicant]:
    """Return the applicants with these keys that can be read, longest waiting first."""
    rows = _readable(chooser, opportunity).filter(key__in=keys).select_related("person", "opportunity__organisation")
    found = list(rows.prefetch_related("answers").order_by("sent_at", "pk"))
    allowed = rules.allowed(opportunity, found)
    return [
        Applicant(interest=interest, parts=[], answers=list(interest.answers.all()), allowed=allowed[interest.pk])
        for interest in found
    ]


def similar(opportunity: Opportunity, most: int = 8) -> list[Opportunity]:
    """Return other open opportunities with shared topics, the closest first: what else might suit."""
    topics = list(opportunity.topics.values_list("topic", flat=True))
    today = timezone.localdate()
    found = (
        Opportunity.objects.filter(state=Opportunity.State.OPEN, hidden_at=None, topics__topic__in=topics)
        .filter(Q(is_open_ended=True) | Q(closes__gte=today))
        .exclude(pk=opportunity.pk)
        .annotate(shared=Count("topics"))
        .select_related("organisation")
        .order_by("-shared", "closes", "pk")
    )
    return list(found[:most])


def _readable(chooser: Person, opportunity: Opportunity) -> QuerySet[Interest]:
    found = Interest.objects.filter(opportunity=opportunity, state__in=READABLE, person__isnull=False)
    return found.exclude(person=chooser)


def _whole(interest: Interest) -> Applicant:
    return Applicant(
        interest=interest,
        parts=sharing.shared(interest),
        answers=list(interest.answers.all()),
        notes=list(interest.notes.all()),
        allowed=rules.allowed(interest.opportunity, [interest])[interest.pk],
    )

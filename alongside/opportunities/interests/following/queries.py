"""What somebody sees of everything they were interested in."""

import datetime
import uuid
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.messages import queries as inbox
from alongside.opportunities import hooks
from alongside.opportunities.interests import rules, sharing
from alongside.opportunities.interests.models import Answer, Interest, Note
from alongside.opportunities.models import Chooser, Opportunity
from alongside.people.models import Person

State = Interest.State


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One thing that happened, in words to the person."""

    at: datetime.datetime
    title: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Followed:
    """One interest with everything its page shows."""

    interest: Interest
    answers: list[Answer]
    choosers: list[Chooser]
    moments: list[Moment]
    parts: list[sharing.Part] = field(default_factory=list)

    @property
    def opportunity(self) -> Opportunity:
        """What it is about."""
        return self.interest.opportunity

    @property
    def way(self) -> hooks.WayOfChoosing:
        """How people are chosen."""
        return hooks.way_of_choosing(self.opportunity.way_of_choosing)

    @property
    def last_answer(self) -> Answer | None:
        """The answer that holds."""
        return self.answers[-1] if self.answers and self.interest.state in _ANSWERED else None

    @property
    def is_late(self) -> bool:
        """Whether the promised day has passed."""
        return is_late(self.interest)

    @property
    def writers(self) -> list[Person]:
        """The choosers who wrote, whose messages the person can stop; not those that are stopped."""
        wrote = {note.by.pk: note.by for note in self.interest.notes.all() if note.is_from_chooser and note.by}
        stopped = set(inbox.blocked_by(self.interest.person_id)) if self.interest.person_id else set()
        return [chooser for pk, chooser in wrote.items() if pk not in stopped]

    @property
    def may_withdraw(self) -> bool:
        """Whether there is something to withdraw."""
        return rules.may_withdraw(self.interest)

    @property
    def may_decline(self) -> bool:
        """Whether there is a place to give up."""
        return rules.may_decline(self.interest)

    @property
    def may_start_again(self) -> bool:
        """Whether the person may come forward once more."""
        return rules.may_start_again(self.interest, self.opportunity, timezone.now())

    @property
    def may_talk(self) -> bool:
        """Whether the person and the choosers can write to each other."""
        return rules.may_talk(self.interest)


_ANSWERED = (State.YES, State.WAITING_LIST, State.NOT_THIS_TIME, State.DECLINED)


def is_late(interest: Interest) -> bool:
    """Whether somebody still waits after the promised day."""
    return interest.is_waiting and interest.answer_by is not None and timezone.localdate() > interest.answer_by


def interests_of(person: Person) -> list[Interest]:
    """Return everything somebody was interested in: what is going on first, then the newest."""
    found = Interest.objects.filter(person=person).select_related("opportunity__organisation").order_by("-started_at")
    over = (State.WITHDRAWN, State.NOT_THIS_TIME, State.DECLINED)
    return sorted(found, key=lambda interest: interest.state in over)


def followed(person: Person, key: uuid.UUID) -> Followed | None:
    """Return one interest of this person; None when it is not theirs."""
    found = (
        Interest.objects.filter(person=person, key=key)
        .select_related("opportunity__organisation", "person")
        .prefetch_related("events", "replies__question", "notes__by", "answers__suggestions__organisation")
    )
    interest = found.first()
    if interest is None:
        return None
    choosers = Chooser.objects.acting().filter(opportunity=interest.opportunity)
    return Followed(
        interest=interest,
        answers=list(interest.answers.all()),
        choosers=list(choosers.select_related("person")),
        moments=_moments(interest),
        parts=sharing.shared(interest),
    )


def _moments(interest: Interest) -> list[Moment]:
    """Everything that happened and was said, in order. The answer that holds stands on the page by itself."""
    answers = list(interest.answers.all())
    moments = [Moment(at=event.at, title=event.get_what_display()) for event in interest.events.all()]
    moments += [_answered(answer, with_words=answer != answers[-1]) for answer in answers]
    moments += [_said(note) for note in interest.notes.all()]
    return sorted(moments, key=lambda moment: moment.at)


def _answered(answer: Answer, *, with_words: bool) -> Moment:
    title = _("Answer: %(outcome)s") % {"outcome": answer.get_outcome_display()}
    return Moment(at=answer.at, title=title, words=answer.words if with_words else "")


def _said(note: Note) -> Moment:
    if not note.is_from_chooser:
        return Moment(at=note.at, title=_("You wrote"), words=note.words)
    name = note.by.name if note.by else _("A chooser")
    return Moment(at=note.at, title=_("%(name)s wrote to you") % {"name": name}, words=note.words)

"""What the pages of expressing interest need, for one person and one opportunity."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.opportunities import hooks
from alongside.opportunities.drafting.answers import changed_rows
from alongside.opportunities.interests import promise, rules, sharing
from alongside.opportunities.interests.expressing import steps
from alongside.opportunities.interests.expressing.steps import Step
from alongside.opportunities.interests.models import Interest
from alongside.opportunities.models import Chooser, Opportunity, Question
from alongside.people.models import Person

_SEEN = [Opportunity.State.OPEN, Opportunity.State.CLOSED, Opportunity.State.ANSWERED, Opportunity.State.CANCELLED]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where somebody is on the way: the opportunity, what they have written, and what comes next."""

    person: Person
    opportunity: Opportunity
    interest: Interest | None
    questions: list[Question]
    choosers: list[Chooser]

    @property
    def steps(self) -> list[Step]:
        """The steps in order."""
        return steps.steps_for(self.way, has_questions=bool(self.questions))

    @property
    def way(self) -> hooks.WayOfChoosing:
        """How people are chosen."""
        return hooks.way_of_choosing(self.opportunity.way_of_choosing)

    @property
    def own_rows(self) -> list[tuple[str, str]]:
        """What the person said where the way of choosing asks something itself."""
        return self.way.step.rows(self.interest) if self.way.step and self.interest else []

    @property
    def done(self) -> set[str]:
        """The slugs of the steps that are finished."""
        return set(self.interest.steps_done) if self.interest else set()

    @property
    def next_step(self) -> Step | None:
        """The first step that is not finished; None when it can be checked and sent."""
        return next((step for step in self.steps if step.slug not in self.done), None)

    def after(self, step: Step) -> Step | None:
        """Return the step that follows; None when it was the last."""
        place = self.steps.index(step) + 1
        return self.steps[place] if place < len(self.steps) else None

    @property
    def is_sent(self) -> bool:
        """Whether there is nothing left to write here."""
        return self.interest is not None and self.interest.state != Interest.State.DRAFT

    @property
    def may_write(self) -> bool:
        """Whether it can still be started, or finished and sent."""
        if self.interest is None:
            return rules.is_open(self.opportunity, timezone.now())
        return rules.may_send(self.opportunity, self.interest, timezone.now())

    @property
    def has_changed(self) -> bool:
        """Whether the opportunity was changed since the person started."""
        return self.interest is not None and self.interest.version_read != self.opportunity.version

    @property
    def kept_months(self) -> int:
        """How long it is kept after an answer that is not yes."""
        return int(settings.INTEREST_MONTHS)

    @property
    def parts(self) -> list[sharing.Part]:
        """What of the profile can be shared."""
        return sharing.parts(self.person)

    @property
    def shared(self) -> list[sharing.Part]:
        """What of the profile will be shared, as ticked now: the consents are given by sending."""
        return sharing.only_chosen(self.interest, self.parts) if self.interest else []

    @property
    def not_shared(self) -> list[str]:
        """The names of the parts that stay with the person."""
        seen = {part.code for part in self.shared}
        return [str(part.title) for part in self.parts if part.code not in seen]

    @property
    def written(self) -> list[tuple[str, str]]:
        """What the person wrote so far, to be read and copied."""
        if self.interest is None:
            return []
        asked = {question.pk: question.words for question in self.questions}
        replies = [(asked[reply.question_id], reply.words) for reply in self.interest.replies.all()]
        rows = [(_("Why"), self.interest.why), *replies, (_("What you need"), self.interest.access_words)]
        return [(label, words) for label, words in rows if words]

    @property
    def answer_by(self) -> datetime.date:
        """The day of the promise, were it sent today."""
        return promise.answer_by(self.opportunity, timezone.localdate())


def place_for(person: Person, slug: str) -> Place | None:
    """Return where the person is with this opportunity; None when there is no such opportunity for them.

    Somebody who has started still finds what they wrote when the opportunity was hidden or cancelled meanwhile.
    """
    opportunity = Opportunity.objects.filter(slug=slug, state__in=_SEEN).select_related("organisation").first()
    if opportunity is None:
        return None
    interest = Interest.objects.filter(opportunity=opportunity, person=person).prefetch_related("replies").first()
    if interest is None and (opportunity.hidden_at or opportunity.state == Opportunity.State.CANCELLED):
        return None
    if interest is not None:
        interest.person, interest.opportunity = person, opportunity
    choosers = Chooser.objects.acting().filter(opportunity=opportunity).select_related("person")
    return Place(
        person=person,
        opportunity=opportunity,
        interest=interest,
        questions=list(opportunity.questions.all()),
        choosers=list(choosers),
    )


def changes(place: Place) -> list[tuple[str, str, str]]:
    """Return what was changed since the person last read it: label, words before, words after."""
    interest = place.interest
    behind = place.opportunity.version - interest.version_read if interest else 0
    if behind <= 0:
        return []
    revisions = list(place.opportunity.revisions.order_by("-pk")[:behind])
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for revision in reversed(revisions):
        before = revision.before | before
        after |= revision.after
    return changed_rows(before, after)

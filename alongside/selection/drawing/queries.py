"""What the pages of running a draw read, and which answers the draw allows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from alongside.opportunities.models import Interest, Opportunity, Outcome
from alongside.selection.models import Draw, Entry, Feature, Replacement, Scrutiny, Targets

State = Interest.State
#: A worker that died is missed after a few minutes; then somebody may begin anew.
STILL = timedelta(minutes=10)
_PUBLISHED = [
    Opportunity.State.OPEN,
    Opportunity.State.CLOSED,
    Opportunity.State.ANSWERED,
    Opportunity.State.CANCELLED,
]


@dataclass(frozen=True, kw_only=True)
class Run:
    """A draw as those see it who run it: how many, never who."""

    opportunity: Opportunity
    draw: Draw
    features: list[Feature]
    versions: list[Targets]
    scrutiny: Scrutiny | None
    replacements: list[Replacement]
    waiting: int
    in_draw: int
    holders: int
    ready: int
    untold: int

    @property
    def empty(self) -> int:
        """How many places became empty."""
        return max(0, (self.draw.places or 0) - self.holders) if self.draw.stage == Draw.Stage.DRAWN else 0

    @property
    def is_closed(self) -> bool:
        """Whether nobody can come forward any more."""
        return self.opportunity.state != Opportunity.State.OPEN

    @property
    def is_stuck(self) -> bool:
        """Whether what is done in the background takes so long that it may have been interrupted."""
        at = self.draw.telling_at if self.draw.is_telling else self.draw.confirmed_at
        return self.is_busy and at is not None and timezone.now() - at > STILL

    @property
    def is_busy(self) -> bool:
        """Whether something is done in the background."""
        return self.draw.stage == Draw.Stage.WORKING or self.draw.is_telling


def opportunity_at(slug: str) -> Opportunity | None:
    """Return a published opportunity."""
    return Opportunity.objects.filter(slug=slug, state__in=_PUBLISHED).select_related("organisation").first()


def run_of(opportunity: Opportunity) -> Run | None:
    """Return the draw of an opportunity with what its pages show, in a fixed number of queries."""
    rows = Draw.objects.filter(opportunity=opportunity)
    draw = rows.select_related("targets", "scrutiny", "proposed_by", "confirmed_by", "drawn_by").first()
    if draw is None:
        return None
    draw.opportunity = opportunity
    entries = Entry.objects.filter(draw=draw)
    waiting = Interest.objects.filter(opportunity=opportunity, state=State.SENT, person__isnull=False)
    return Run(
        opportunity=opportunity,
        draw=draw,
        features=list(draw.features.all()),
        versions=list(draw.versions.select_related("by")),
        scrutiny=getattr(draw, "scrutiny", None),
        replacements=list(draw.replacements.select_related("by")),
        waiting=waiting.count(),
        in_draw=entries.count(),
        holders=entries.filter(is_chosen=True, gone_at=None).count(),
        untold=entries.filter(interest__state=State.SENT).count() if draw.is_telling else 0,
        ready=entries.filter(ready__isnull=False, interest__state__in=[State.SENT, State.WAITING_LIST]).count(),
    )


def answers(opportunity: Opportunity, interests: Sequence[Interest]) -> Mapping[int, set[str]]:
    """Return which answers may be given by hand: nobody gets a place whom the lottery did not draw.

    Before a second person has agreed, only "not this time", to somebody who cannot take part; then nothing, until it
    is drawn; then what was drawn.
    """
    draw = Draw.objects.filter(opportunity=opportunity).first()
    if draw is None or not draw.is_fixed:
        return {interest.pk: {Outcome.NOT_THIS_TIME} for interest in interests}
    entries = Entry.objects.filter(draw=draw, interest__in=interests)
    found: dict[int, set[str]] = {interest.pk: {Outcome.NOT_THIS_TIME} for interest in interests}
    for entry in entries:
        found[entry.interest_id] = _answers(entry) if draw.stage == Draw.Stage.DRAWN else set()
    return found


def _answers(entry: Entry) -> set[str]:
    if entry.holds_a_place:
        return {Outcome.YES}
    if entry.ready is not None:
        return {Outcome.WAITING_LIST, Outcome.NOT_THIS_TIME}
    return {Outcome.NOT_THIS_TIME}


def is_settled(opportunity: Opportunity) -> bool:
    """Whether who is in the draw is fixed."""
    return Draw.objects.filter(opportunity=opportunity).exclude(stage__in=_OPEN).exists()


_OPEN = [Draw.Stage.PLANNED, Draw.Stage.PROPOSED]

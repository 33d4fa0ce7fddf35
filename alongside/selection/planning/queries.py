"""What the pages of preparing a draw read."""

import uuid
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.opportunities.models import Opportunity
from alongside.selection.models import Draw, Feature, Scrutiny
from alongside.selection.planning.ready_made import READY, Ready


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is prepared so far. `draw` is None before anything was saved."""

    opportunity: Opportunity
    draw: Draw | None
    features: list[Feature]
    scrutiny: Scrutiny | None

    @property
    def has_grounds(self) -> bool:
        """Whether it says why; where the role is paid, also what advice was taken."""
        draw = self.draw
        if draw is None or not (draw.purpose and draw.evidence and draw.proportionate):
            return False
        return bool(draw.advice_taken) or not self.opportunity.is_paid

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing."""
        return self.has_grounds and bool(self.features) and self.scrutiny is not None

    @property
    def not_taken(self) -> list[tuple[str, Ready]]:
        """What is asked for often and is not among the features yet."""
        there = {feature.name for feature in self.features}
        return [(code, ready) for code, ready in READY.items() if str(ready.name) not in there]


def draft(key: uuid.UUID) -> Opportunity | None:
    """Return a draft."""
    return Opportunity.objects.filter(key=key).select_related("organisation").first()


def plan_of(opportunity: Opportunity) -> Plan:
    """Return what is prepared for an opportunity."""
    draw = Draw.objects.filter(opportunity=opportunity).select_related("scrutiny").first()
    return Plan(
        opportunity=opportunity,
        draw=draw,
        features=list(draw.features.all()) if draw else [],
        scrutiny=getattr(draw, "scrutiny", None) if draw else None,
    )


def is_prepared(opportunity: Opportunity) -> bool:
    """Whether the draw of a draft is prepared."""
    return plan_of(opportunity).is_ready


LAW: list[str | Promise] = [
    _("You may look at groups like this only to help people who are left out or worse off, and only as far as needed."),
    _("Write down what you see that makes you think so: figures, or what people told you."),
    _("Say why a mix of people is the right way, and why nothing milder would do."),
    _("Places stay open to everybody. Nobody is turned away only because of a group they belong to."),
]

"""Claiming an opening that was found elsewhere, and then opening it here."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.opportunities import rules
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.finding import actions as finding
from alongside.opportunities.locking import allow, locked
from alongside.opportunities.models import Opportunity
from alongside.opportunities.publishing.actions import require_complete
from alongside.people.models import Person


@transaction.atomic
def claim(*, by: Person, opportunity: Opportunity) -> Opportunity:
    """Take it over for the organisation: from now on its leads change it, and no import does.

    People still come forward where it was found, until `open_here`.
    """
    opportunity = locked(opportunity)
    if opportunity.source_key is None:
        raise NotPossibleError(_("This was written here, so there is nothing to claim."))
    if opportunity.claimed_at is not None:
        allow(rules.may_look_after(by, opportunity))
        return opportunity
    allow(rules.may_claim(by, opportunity))
    opportunity.claimed_at = timezone.now()
    # Whoever claims it answers for its words, as whoever starts a draft does.
    opportunity.created_by = by
    opportunity.save(update_fields=["claimed_at", "created_by"])
    finding.refresh(opportunity)
    audit.record("opportunity.claimed", by=by, thing=opportunity)
    return opportunity


@transaction.atomic
def open_here(*, by: Person, opportunity: Opportunity) -> Opportunity:
    """Let people come forward here, once it answers all that every opening here answers."""
    opportunity = locked(opportunity)
    if not opportunity.is_elsewhere:
        allow(rules.may_look_after(by, opportunity))
        return opportunity
    if opportunity.is_unclaimed:
        allow(rules.may_claim(by, opportunity))
        raise NotPossibleError(_("Claim it first."))
    allow(rules.may_look_after(by, opportunity))
    if opportunity.state != Opportunity.State.OPEN:
        raise NotPossibleError(_("It is not open. Open it again first."))
    if not rules.may_open_here(by, opportunity):
        raise NotPossibleError(_("Somebody else must read it first: another involvement lead than who claimed it."))
    require_complete(opportunity)
    opportunity.opened_here_at = timezone.now()
    opportunity.save(update_fields=["opened_here_at"])
    finding.refresh(opportunity)
    audit.record("opportunity.opened_here", by=by, thing=opportunity)
    return opportunity

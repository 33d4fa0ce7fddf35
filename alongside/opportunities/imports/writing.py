"""Writing what an import changes: many openings at a time, in the transaction of the import."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.opportunities import hooks
from alongside.opportunities.finding import actions as finding
from alongside.opportunities.imports.changes import Change, Outcome
from alongside.opportunities.models import Opportunity, OpportunityTopic
from alongside.opportunities.publishing import slugs
from alongside.organisations.imports import named
from alongside.organisations.models import Organisation

State = Opportunity.State
AT_ONCE = 500


def write(changes: Sequence[Change]) -> list[Opportunity]:
    """Write some changes, and return the openings they are about; nobody finds them before `list_all`."""
    new = [change for change in changes if change.outcome == Outcome.NEW]
    changed = [change for change in changes if change.outcome == Outcome.CHANGED]
    named.add(_unsaved(new + changed))
    for change in new + changed:
        _tell(change)
    _create([change.opportunity for change in new])
    _update(changed)
    _replace_topics(new + [change for change in changed if "topics" in change.after])
    for change in new:
        for hook in hooks.published:
            hook(change.opportunity)
    return [change.opportunity for change in new + changed]


def list_all(opportunities: Iterable[Opportunity]) -> None:
    """Let everybody find them. Last of all: from here on, others who publish wait for us."""
    rest = iter(opportunities)
    while some := list(islice(rest, AT_ONCE)):
        finding.refresh_all(some)


def _unsaved(changes: list[Change]) -> list[Organisation]:
    """The organisations that these changes name first, once each."""
    found = {id(change.opportunity.organisation): change.opportunity.organisation for change in changes}
    return [organisation for organisation in found.values() if organisation.pk is None]


def _tell(change: Change) -> None:
    """Put what the row says into the opening, and open it where that makes sense."""
    opportunity, now = change.opportunity, timezone.now()
    # Now that it is saved, the opening takes its number too.
    opportunity.organisation = change.opportunity.organisation
    for name, value in change.row.values.items():
        setattr(opportunity, name, value)
    if change.outcome == Outcome.NEW:
        opportunity.is_open_ended = opportunity.closes is None
        opportunity.created_at = opportunity.published_at = now
        opportunity.state = State.OPEN
    elif opportunity.state == State.CLOSED and not opportunity.is_past_closing:
        opportunity.state, opportunity.closed_at = State.OPEN, None


def _create(opportunities: list[Opportunity]) -> None:
    slugs.give_all(opportunities)
    try:
        with transaction.atomic():
            Opportunity.objects.bulk_create(opportunities)
    except IntegrityError:
        # Somebody who publishes at this moment took an address.
        for opportunity in opportunities:
            opportunity.pk, opportunity.slug = None, slugs.certain(opportunity)
        Opportunity.objects.bulk_create(opportunities)


def _update(changes: list[Change]) -> None:
    """Save each with the columns that differ: cheaper than all columns of many at once."""
    for change in changes:
        columns = [name for name in change.after if name != "topics"]
        change.opportunity.save(update_fields=[*columns, "state", "closed_at"])


def _replace_topics(changes: list[Change]) -> None:
    OpportunityTopic.objects.filter(
        opportunity__in=[change.opportunity for change in changes if change.outcome == Outcome.CHANGED]
    ).delete()
    OpportunityTopic.objects.bulk_create(
        [
            OpportunityTopic(opportunity=change.opportunity, topic=slug)
            for change in changes
            for slug in change.row.topics
        ]
    )
    for change in changes:
        # What was read before the change is forgotten.
        change.opportunity._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # Django's own store

"""The scrutineer promises to keep it to themselves, then says what they found."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.locking import allow, locked
from alongside.opportunities.models import Opportunity
from alongside.people.models import Person
from alongside.selection import rules
from alongside.selection.models import Draw, Scrutiny


@transaction.atomic
def promise(*, by: Person, opportunity: Opportunity) -> Scrutiny:
    """Promise to keep what one reads to oneself. Pressed twice, it is promised once."""
    scrutiny = _locked(by, opportunity)
    if scrutiny.promised_at is None:
        scrutiny.person, scrutiny.promised_at = by, timezone.now()
        scrutiny.save(update_fields=["person", "promised_at"])
        audit.record("draw.scrutineer_promised", by=by, thing=scrutiny.draw)
    return scrutiny


@transaction.atomic
def publish(*, by: Person, opportunity: Opportunity, finding: str, words: str) -> Scrutiny:
    """Say what was found; it stands on the public page. A later finding takes the place of an earlier one.

    Raises NotPossibleError before there is anything to check, or before the promise.
    """
    scrutiny = _locked(by, opportunity)
    if scrutiny.promised_at is None or scrutiny.draw.stage not in (Draw.Stage.SEALED, Draw.Stage.DRAWN):
        raise NotPossibleError(_("There is nothing to check yet."))
    if (scrutiny.finding, scrutiny.words) != (finding, words):
        scrutiny.finding, scrutiny.words, scrutiny.found_at = finding, words, timezone.now()
        scrutiny.save(update_fields=["finding", "words", "found_at"])
        audit.record("draw.scrutinised", by=by, thing=scrutiny.draw, outcome=finding)
    return scrutiny


def _locked(by: Person, opportunity: Opportunity) -> Scrutiny:
    opportunity = locked(opportunity)
    scrutiny = Scrutiny.objects.select_related("draw").get(draw__opportunity=opportunity)
    scrutiny.draw.opportunity = opportunity
    allow(rules.may_scrutinise(by, scrutiny))
    return scrutiny

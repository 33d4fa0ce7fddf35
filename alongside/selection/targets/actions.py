"""Trying targets, proposing them, and a second person's yes. From that yes on nothing changes any more."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.core.lottery import advice
from alongside.messages import actions as messages
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.locking import allow, locked
from alongside.opportunities.models import Chooser, Opportunity
from alongside.organisations import rules as organisations
from alongside.people.models import Person
from alongside.selection import rules
from alongside.selection.drawing import tasks
from alongside.selection.models import Draw, Entry, Targets
from alongside.selection.targets import trying

#: Letters of a reference that are not taken for one another, on paper or by ear.
LETTERS = "23456789CDFGHJKMNPQRTVWX"


def try_targets(
    *, by: Person, opportunity: Opportunity, size: int, rows: Sequence[Mapping[str, Any]], kept: Sequence[str] = ()
) -> Targets:
    """Work out what comes of these targets, and keep them as a version with that. The same twice is one version.

    Raises NotPossibleError when it is too late for that.
    """
    with transaction.atomic():
        draw = locked_draw(by, opportunity)
        _require_open(draw)
    # The sums are done without holding a lock: they take a moment.
    features = list(draw.features.all())
    people = trying.entrants(opportunity, features)
    found = trying.tried(people, features, rows, size, kept) | {"kept": sorted(kept)}
    with transaction.atomic():
        draw = locked_draw(by, opportunity)
        _require_open(draw)
        last = draw.versions.order_by("-number").first()
        if last and (last.size, last.quotas, last.found) == (size, list(rows), found):
            return last
        made = Targets.objects.create(
            draw=draw,
            number=last.number + 1 if last else 1,
            size=size,
            quotas=list(rows),
            found=found,
            by=by,
            at=timezone.now(),
        )
        audit.record("draw.targets_tried", by=by, thing=draw, number=made.number, possible=made.can_be_met)
        return made


@transaction.atomic
def propose(*, by: Person, opportunity: Opportunity, number: int) -> Draw:
    """Ask a second person to agree to a version. Pressed twice, it is asked once.

    Raises NotPossibleError when the version cannot be met, or it is too late.
    """
    draw = locked_draw(by, opportunity)
    targets = draw.versions.filter(number=number).first()
    if targets is None or not targets.can_be_met:
        raise NotPossibleError(_("These targets cannot be met. Choose others first."))
    if draw.stage == Draw.Stage.PROPOSED and draw.targets_id == targets.pk:
        return draw
    _require_open(draw)
    draw.stage, draw.targets, draw.trouble = Draw.Stage.PROPOSED, targets, ""
    draw.proposed_by, draw.proposed_at = by, timezone.now()
    draw.save()
    audit.record("draw.proposed", by=by, thing=draw, number=number)
    for person in runners(opportunity, besides=by):
        messages.queue(
            to=person.recipient,
            kind="selection.confirm",
            key=f"draw-confirm:{draw.pk}:{draw.proposed_at:%Y%m%d%H%M%S}:{person.pk}",
            opportunity=opportunity,
        )
    return draw


@transaction.atomic
def take_back(*, by: Person, opportunity: Opportunity) -> Draw:
    """Go back to trying targets: who proposed them thought again, or the second person does not agree."""
    draw = locked_draw(by, opportunity)
    if draw.stage == Draw.Stage.PROPOSED:
        draw.stage = Draw.Stage.PLANNED
        draw.save(update_fields=["stage"])
        audit.record("draw.taken_back", by=by, thing=draw)
    return draw


@transaction.atomic
def confirm(*, by: Person, opportunity: Opportunity, number: int) -> Draw:
    """Agree as the second person: who is in the draw is fixed, and the sums begin. Pressed twice, it is agreed once.

    Raises NotPossibleError when another version is proposed by now, or people withdrew and no panel is left.
    """
    draw = locked_draw(by, opportunity)
    if draw.is_fixed:
        return draw
    if draw.stage != Draw.Stage.PROPOSED or draw.targets is None or draw.targets.number != number:
        raise NotPossibleError(_("Somebody has changed the targets just now. Look at them again."))
    allow(rules.may_confirm(by, draw))
    _enter(draw, draw.targets)
    draw.stage, draw.confirmed_by, draw.confirmed_at = Draw.Stage.WORKING, by, timezone.now()
    draw.shortfall, draw.trouble = None, ""
    draw.save()
    audit.record("draw.confirmed", by=by, thing=draw, number=number)
    transaction.on_commit(lambda: tasks.work_out.enqueue(draw.pk))
    return draw


def _enter(draw: Draw, targets: Targets) -> None:
    """Put everybody who still waits into the draw, each under a reference of their own."""
    people = trying.entrants(draw.opportunity, list(draw.features.all()))
    quotas = trying.quotas_of(targets.quotas)
    names = _references(len(people))
    if targets.size > len(people) or advice(
        trying.pool_of(names, [one.values for one in people], quotas, targets.size)
    ):  # fmt: skip
        raise NotPossibleError(_("People have withdrawn, and these targets cannot be met any more. Choose others."))
    Entry.objects.filter(draw=draw).delete()
    Entry.objects.bulk_create(
        Entry(draw=draw, interest=one.interest, reference=name, values=dict(one.values))
        for one, name in zip(people, names, strict=True)
    )


def _references(many: int) -> list[str]:
    """Return so many different references such as K7QM-2VTD, drawn at random."""
    found: set[str] = set()
    while len(found) < many:
        letters = "".join(secrets.choice(LETTERS) for _letter in range(8))
        found.add(f"{letters[:4]}-{letters[4:]}")
    return list(found)


def locked_draw(by: Person, opportunity: Opportunity) -> Draw:
    """Return the draw of an opportunity for somebody who runs it, both locked; inside a transaction."""
    opportunity = locked(opportunity)
    allow(rules.may_run(by, opportunity))
    draw = Draw.objects.select_for_update(of=("self",)).select_related("targets").get(opportunity=opportunity)
    draw.opportunity = opportunity
    return draw


def _require_open(draw: Draw) -> None:
    if not rules.may_propose(draw):
        raise NotPossibleError(_("The targets are fixed now, or the opening has not closed yet."))


def runners(opportunity: Opportunity, *, besides: Person | None = None) -> list[Person]:
    """Return who runs the draw: those who choose, and the leads; without who has come forward themselves."""
    choosers = Chooser.objects.acting().filter(opportunity=opportunity).select_related("person")
    leads = organisations.leads(opportunity.organisation).select_related("person")
    people = {chooser.person for chooser in choosers} | {lead.person for lead in leads}
    found = [person for person in people if person is not None and person != besides]
    return sorted((one for one in found if rules.may_run(one, opportunity)), key=lambda person: person.pk)

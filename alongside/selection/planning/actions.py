"""Preparing a draw: why, which features, who checks. Nothing of it changes once the opening is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.locking import allow, locked
from alongside.opportunities.models import Opportunity
from alongside.people.models import Person
from alongside.selection import rules
from alongside.selection.models import MOST_FEATURES, Draw, Feature, Scrutiny
from alongside.selection.planning.ready_made import READY

GROUNDS = ("purpose", "evidence", "proportionate", "advice_taken")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A feature as somebody typed it."""

    name: str
    question: str
    help: str
    values: Sequence[str]
    shares: Mapping[str, float]
    source: str = ""


@transaction.atomic
def save_grounds(*, by: Person, opportunity: Opportunity, grounds: Mapping[str, str]) -> Draw:
    """Keep the purpose, the evidence, why it is proportionate, and what advice was taken."""
    draw = _locked(by, opportunity)
    changed = [name for name in GROUNDS if getattr(draw, name) != grounds[name]]
    for name in changed:
        setattr(draw, name, grounds[name])
    if changed:
        draw.save(update_fields=changed)
        audit.record("draw.grounds", by=by, thing=draw, fields=changed)
    return draw


@transaction.atomic
def save_feature(*, by: Person, opportunity: Opportunity, number: int | None, asked: Asked) -> Feature:
    """Add a feature, or change the one with this number. The same name twice is the same feature.

    Raises NotPossibleError when there are too many, or another has this name.
    """
    draw = _locked(by, opportunity)
    there = list(draw.features.all())
    same = next((one for one in there if one.name.casefold() == asked.name.casefold()), None)
    feature = next((one for one in there if one.pk == number), None)
    if feature is None:
        if same is not None:
            return _write(by, draw, same, asked)
        if len(there) >= MOST_FEATURES:
            words = _("There can be %(most)d features at most. Each one more makes it harder to be fair to everybody.")
            raise NotPossibleError(words % {"most": MOST_FEATURES})
        feature = Feature(draw=draw, place=max((one.place for one in there), default=0) + 1)
    elif same is not None and same != feature:
        raise NotPossibleError(_("There is another feature with this name. Give this one a name of its own."))
    return _write(by, draw, feature, asked)


def _write(by: Person, draw: Draw, feature: Feature, asked: Asked) -> Feature:
    feature.name, feature.question, feature.help = asked.name, asked.question, asked.help
    feature.values, feature.shares, feature.source = list(asked.values), dict(asked.shares), asked.source
    feature.save()
    audit.record("draw.feature_saved", by=by, thing=draw, feature=feature.pk, values=len(feature.values))
    return feature


@transaction.atomic
def take_ready_made(*, by: Person, opportunity: Opportunity, code: str) -> Feature:
    """Add a feature that is asked for often. Pressed twice, it is there once.

    Raises NotPossibleError when there is none with this code, or there are too many.
    """
    if code not in READY:
        raise NotPossibleError(_("There is no such feature. Choose one from the list."))
    ready = READY[code]
    shares = {str(value): share for value, share in ready.shares.items()}
    asked = Asked(
        name=str(ready.name),
        question=str(ready.question),
        help="",
        values=list(shares),
        shares=shares,
        source=str(ready.source),
    )
    return save_feature(by=by, opportunity=opportunity, number=None, asked=asked)


@transaction.atomic
def remove_feature(*, by: Person, opportunity: Opportunity, number: int) -> None:
    """Take a feature out. Pressed twice, it is gone once."""
    draw = _locked(by, opportunity)
    feature = draw.features.filter(pk=number).first()
    if feature is not None:
        feature.delete()
        audit.record("draw.feature_removed", by=by, thing=draw, feature=number)


@transaction.atomic
def name_scrutineer(*, by: Person, opportunity: Opportunity, about: Mapping[str, str]) -> Scrutiny:
    """Name who checks the draw from outside; somebody else may be named until it is published."""
    draw = _locked(by, opportunity)
    values: dict[str, Any] = {name: about[name] for name in ("name", "role", "email")}
    scrutiny, is_new = Scrutiny.objects.get_or_create(draw=draw, defaults=values)
    if is_new or any(getattr(scrutiny, name) != value for name, value in values.items()):
        Scrutiny.objects.filter(pk=scrutiny.pk).update(**values, person=None, promised_at=None)
        audit.record("draw.scrutineer_named", by=by, thing=draw)
        scrutiny.refresh_from_db()
    return scrutiny


def _locked(by: Person, opportunity: Opportunity) -> Draw:
    """Return the draw of a draft, made at its first use; the opportunity is locked."""
    opportunity = locked(opportunity)
    allow(rules.may_plan(by, opportunity))
    draw, _is_new = Draw.objects.get_or_create(opportunity=opportunity)
    draw.opportunity = opportunity
    return draw

"""Everybody is answered through the opportunity, in the background, a handful at a time.

Killed in the middle and begun anew, nobody is answered twice: who has an answer no longer waits.
"""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.opportunities.interests.answering import actions as answering
from alongside.opportunities.interests.answering.actions import Given
from alongside.opportunities.interests.models import Answer, Interest, Outcome
from alongside.opportunities.locking import locked
from alongside.people.models import Person
from alongside.selection import words
from alongside.selection.models import Draw, Entry

AT_ONCE = 25


def tell(number: int, by: int) -> None:
    """Answer everybody of a draw in the name of the chooser who pressed. Safe to run twice, and by two at once."""
    draw = Draw.objects.select_related("opportunity__organisation").filter(pk=number, stage=Draw.Stage.DRAWN).first()
    person = Person.objects.filter(pk=by).first()
    if draw is None or person is None:
        return
    while _tell_some(draw, person):
        continue
    _finish(draw, person)


@transaction.atomic
def _tell_some(draw: Draw, by: Person) -> bool:
    """Answer the next few; False when nobody waits any more."""
    locked(draw.opportunity)
    rows = Entry.objects.filter(draw=draw, interest__state=Interest.State.SENT, interest__person__isnull=False)
    entries = list(rows.select_related("interest").prefetch_related("interest__answers").order_by("pk")[:AT_ONCE])
    if not entries:
        return False
    places = Entry.objects.filter(draw=draw, ready__isnull=False).count()
    given = [_given(draw, entry, places) for entry in entries]
    press = uuid.uuid5(uuid.NAMESPACE_URL, f"draw:{draw.pk}:{entries[0].pk}")
    answering.answer(by=by, opportunity=draw.opportunity, given=given, press=press)
    return True


def _given(draw: Draw, entry: Entry, ready: int) -> Given:
    chance = words.chance(entry.chance or 0.0)
    if entry.is_chosen:
        outcome, reason, said = Outcome.YES, "", _("The lottery drew you. Your chance was %(chance)s.")
    elif entry.ready is not None:
        outcome, reason = Outcome.WAITING_LIST, ""
        said = _(
            "The lottery drew others first. You are number %(place)d of %(ready)d on the waiting list. When a place "
            "becomes free, it is drawn by lot among those on the list who fit. Your chance was %(chance)s."
        )
    else:
        outcome, reason = Outcome.NOT_THIS_TIME, Answer.Reason.PLACES
        said = _("It was drawn by lot among everybody who came forward. Your chance was %(chance)s.")
        if not entry.has_a_chance:
            said = _("As we told you before, there was no group with you in it that met every target. We are sorry.")
    facts = {"chance": chance, "place": entry.ready or 0, "ready": ready}
    after = max((answer.pk for answer in entry.interest.answers.all()), default=0)
    return Given(key=entry.interest.key, outcome=outcome, reason=reason, words=said % facts, after=after)


@transaction.atomic
def _finish(draw: Draw, by: Person) -> None:
    found = Draw.objects.select_for_update(of=("self",)).get(pk=draw.pk)
    if found.told_at is None:
        found.told_at = timezone.now()
        found.save(update_fields=["told_at"])
        audit.record("draw.told", by=by, thing=found, people=found.people or 0)

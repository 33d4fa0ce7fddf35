"""How long what people said for a draw is kept: six months after everybody was told, like what else they wrote.

What stays says who came forward no more than the public page does: sizes, the commitment, the number, the panels by
references that nobody can read any more.
"""

import datetime

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.opportunities.interests.keeping.actions import kept_for
from alongside.selection.models import Draw, Entry, Replacement, Seal, Stated


def forget_old(now: datetime.datetime | None = None) -> int:
    """Take out the values of everybody in draws that were told long enough ago; return how many draws."""
    before = (now or timezone.now()) - kept_for()
    due = Draw.objects.filter(told_at__lt=before, seal__lottery__isnull=False)
    return sum(_forget(pk) for pk in list(due.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _forget(pk: int) -> bool:
    """Look again under lock: another worker may have done it."""
    seal = Seal.objects.select_for_update(of=("self",)).filter(draw_id=pk, lottery__isnull=False).first()
    if seal is None:
        return False
    seal.lottery = None
    seal.save(update_fields=["lottery"])
    Replacement.objects.filter(draw_id=pk).update(certificate=None)
    Entry.objects.filter(draw_id=pk).update(values={})
    Stated.objects.filter(interest__opportunity__draw=pk).delete()
    audit.record("draw.forgotten", by=None, thing=Draw.objects.get(pk=pk))
    return True

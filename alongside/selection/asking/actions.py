"""Taking back what one said for the draw."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.interests.models import Interest
from alongside.opportunities.locking import locked
from alongside.people.models import Person
from alongside.selection.models import Draw, Stated


@transaction.atomic
def take_back(*, by: Person, interest: Interest) -> None:
    """Count somebody as “not stated” from now on. Pressed twice, it is taken back once.

    Raises NotPossibleError once a second person has agreed to the targets: from then on nothing changes for anybody.
    """
    if interest.person_id != by.pk:
        raise PermissionDenied
    opportunity = locked(interest.opportunity)
    draw = Draw.objects.filter(opportunity=opportunity).first()
    if draw is None or draw.is_fixed:
        raise NotPossibleError(_("The draw is fixed now, so this cannot be changed. You can still withdraw."))
    stated = Stated.objects.filter(interest=interest).exclude(may_use=Stated.Use.NO).first()
    if stated is not None:
        stated.values, stated.may_use, stated.agreed_at = {}, Stated.Use.NO, None
        stated.save()
        audit.record("draw.answers_taken_back", by=by, thing=interest)

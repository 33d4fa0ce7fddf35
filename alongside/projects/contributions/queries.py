"""What a member did for their project."""

import uuid

from django.db.models import Q, QuerySet

from alongside.projects.models import Contribution, Member


def of(member: Member) -> QuerySet[Contribution]:
    """Return what one member did, the newest first, and what they took back with it."""
    return member.contributions.select_related("recorded_by").order_by("-at", "-pk")


def own(member: Member, key: uuid.UUID) -> Contribution | None:
    """Return one of them, or of those of somebody who chose this member as helper."""
    whose = Q(member=member) | Q(member__helper=member, member__left_at=None)
    return Contribution.objects.filter(whose, key=key).select_related("member", "project").first()

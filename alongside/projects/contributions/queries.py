"""What a member did for their project."""

import uuid

from django.db.models import QuerySet

from alongside.projects.models import Contribution, Member


def of(member: Member) -> QuerySet[Contribution]:
    """Return what one member did, the newest first, and what they took back with it."""
    return member.contributions.select_related("recorded_by").order_by("-at", "-pk")


def own(member: Member, key: uuid.UUID) -> Contribution | None:
    """Return one of them."""
    return of(member).filter(key=key).first()

"""Who leads, who led, and to whom it was offered."""

import uuid
from dataclasses import dataclass

from django.utils import timezone

from alongside.projects.leading.watching import heard, is_quiet
from alongside.projects.models import LeadOffer, LeadTerm, Member, Project


@dataclass(frozen=True, kw_only=True)
class Leading:
    """The lead of a project, as its team sees it."""

    now: LeadTerm | None
    terms: list[LeadTerm]
    is_quiet: bool
    offers: list[LeadOffer]


def leading(project: Project) -> Leading:
    """Return it in three queries: the terms newest first."""
    terms = LeadTerm.objects.filter(project=project).select_related("member__person").order_by("-began_at", "-pk")
    found = list(terms)
    current = heard().filter(project=project).first()
    offers = LeadOffer.objects.filter(project=project, closed_at=None).select_related("to__person", "by__person")
    return Leading(
        now=next((term for term in found if term.ended_at is None), None),
        terms=found,
        is_quiet=current is not None and is_quiet(current, timezone.now()),
        offers=list(offers.order_by("at")),
    )


def offer_to(member: Member, key: uuid.UUID) -> LeadOffer | None:
    """Return an offer to this member."""
    return LeadOffer.objects.filter(to=member, key=key).select_related("project").first()


def member_of(project: Project, key: uuid.UUID) -> Member | None:
    """Return somebody in the team now."""
    here = Member.objects.filter(project=project, key=key, left_at=None, person__isnull=False)
    return here.select_related("person").first()

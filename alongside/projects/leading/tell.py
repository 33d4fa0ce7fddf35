"""Telling people about the lead."""

from alongside.messages import actions as messages
from alongside.projects.models import LeadOffer, LeadTerm, Member, Project


def offered(offer: LeadOffer, project: Project, to: Member) -> None:
    """The lead is offered to somebody."""
    assert to.person is not None  # noqa: S101  only those in the team are offered it
    messages.queue(
        to=to.person.recipient,
        kind="projects.lead_offered",
        key=f"lead-offer:{offer.pk}",
        project=project,
        by=offer.by.name if offer.by else "",
    )


def silent(term: LeadTerm, project: Project, to: Member) -> None:
    """The lead has not been heard of for as long as the team agreed."""
    assert to.person is not None  # noqa: S101  only those in the team are told
    messages.queue(
        to=to.person.recipient,
        kind="projects.lead_silent",
        key=f"lead-silent:{term.pk}:{to.pk}:{term.told_silent_at:%Y%m%d}",
        project=project,
        is_lead=term.member_id == to.pk,
    )

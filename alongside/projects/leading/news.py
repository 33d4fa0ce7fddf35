"""Who took the lead, and to whom it is offered."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.projects.models import LeadOffer, LeadTerm
from alongside.projects.news import Members, News, Projects, Span, Waiting


def news(projects: Projects, span: Span) -> list[News]:
    """Return who took the lead, in one query."""
    terms = LeadTerm.objects.filter(project__in=projects, **span.of("began_at")).select_related("member__person")
    return [
        News(
            project=term.project_id, at=term.began_at, by=term.member_id, view="team_lead",
            text=format_lazy(_("{name} has taken the lead."), name=term.member.name or _("Somebody who has left")),
        )
        for term in terms
    ]  # fmt: skip


def waiting(members: Members) -> list[Waiting]:
    """Return to whom the lead is offered, in one query."""
    offers = LeadOffer.objects.filter(to__in=members, closed_at=None)
    return [Waiting(member=offer.to_id, text=_("You are offered the lead."), view="team_lead") for offer in offers]

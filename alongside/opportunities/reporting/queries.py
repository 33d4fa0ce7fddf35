"""Reports and hidings, for those who may act on them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from alongside.opportunities.models import Hiding, Opportunity, Report
from alongside.organisations.models import Membership
from alongside.people.models import Person

MOST = 200


@dataclass(frozen=True)
class Reported:
    """One opportunity with what was said about it."""

    opportunity: Opportunity
    reports: list[Report]


def reported_to(person: Person) -> list[Reported]:
    """Return the reports that wait and that the person may act on, the longest wait first."""
    reports = _waiting().select_related("opportunity__organisation").order_by("reported_at", "pk")
    if not person.is_administrator:
        leads = Membership.objects.filter(person=person, state=Membership.State.CONFIRMED, is_lead=True)
        reports = reports.filter(opportunity__organisation__in=leads.values("organisation"))
    grouped: dict[int, Reported] = {}
    for report in reports[:MOST]:
        grouped.setdefault(report.opportunity_id, Reported(report.opportunity, [])).reports.append(report)
    return list(grouped.values())


def waiting_about(opportunity: Opportunity) -> list[Report]:
    """Return the reports about one opportunity that nobody has dealt with."""
    return list(_waiting().filter(opportunity=opportunity).order_by("reported_at", "pk")[:MOST])


def hiding_of(opportunity: Opportunity) -> Hiding | None:
    """Return why it is hidden now."""
    return Hiding.objects.filter(opportunity=opportunity, shown_at=None).select_related("hidden_by").first()


def _waiting() -> QuerySet[Report]:
    return Report.objects.filter(handled_at=None)

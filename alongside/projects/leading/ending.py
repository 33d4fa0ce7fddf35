"""What ends with a place in a team: holding the lead, and offers of it."""

import datetime

from alongside.projects.models import LeadOffer, LeadTerm, Member


def give_up(member: Member, now: datetime.datetime) -> bool:
    """End the member's holding of the lead and the offers to them; whether they held it. Inside a transaction."""
    LeadOffer.objects.filter(to=member, closed_at=None).update(closed_at=now)
    return bool(LeadTerm.objects.filter(member=member, ended_at=None).update(ended_at=now))

"""Reads of domains: does an address belong to a domain that an organisation has proved?"""

import datetime
from pathlib import Path

from django.db.models import Q, QuerySet

from alongside.organisations.models import Domain, Organisation

# When we look again: at a new one that is not proved, until we give up; at a proved one.
RETRIED = datetime.timedelta(hours=1)
TRIED_FOR = datetime.timedelta(days=14)
CHECKED_AGAIN = datetime.timedelta(days=30)

# Domains that people of many organisations share: nobody can prove that they own everybody in them.
SHARED_FILE = Path(__file__).with_name("shared_domains.txt")
SHARED = frozenset(
    line.strip() for line in SHARED_FILE.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
)


def domain_of(email: str) -> str:
    """The part after the @, in lower case."""
    return email.rpartition("@")[2].lower()


def is_shared(domain: str) -> bool:
    """Whether people of many organisations have addresses in this domain."""
    return domain in SHARED


def confirms(organisation: Organisation, email: str) -> bool:
    """Whether an address shows that somebody works here: exactly in a domain that was proved, and not a shared one."""
    domain = domain_of(email)
    return not is_shared(domain) and proved(organisation).filter(domain=domain).exists()


def proved(organisation: Organisation) -> QuerySet[Domain]:
    """The domains that the organisation has proved."""
    return Domain.objects.filter(organisation=organisation, proved_at__isnull=False)


def of(organisation: Organisation) -> QuerySet[Domain]:
    """All its domains."""
    return Domain.objects.filter(organisation=organisation)


def due(now: datetime.datetime, at_most: int) -> list[Domain]:
    """The domains to look at now: somebody asked, a new one not proved yet (hourly), a proved one (monthly)."""
    asked = Q(check_asked_at__isnull=False)
    again = Q(proved_at=None, added_at__gt=now - TRIED_FOR, checked_at__lt=now - RETRIED)
    monthly = Q(proved_at__isnull=False, checked_at__lt=now - CHECKED_AGAIN)
    failing = Q(proved_at__isnull=False, result=Domain.Result.NO_ANSWER, checked_at__lt=now - RETRIED)
    found = Domain.objects.filter(asked | again | monthly | failing)
    return list(found.select_related("organisation").order_by("checked_at", "pk")[:at_most])

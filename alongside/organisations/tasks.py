"""Work done beside the pages. Each is safe to repeat."""

from django.utils import timezone

from alongside.imports import uploads
from alongside.organisations.domains import actions as domains
from alongside.organisations.domains import queries
from alongside.organisations.domains.check import check
from alongside.organisations.domains.internet import PublicInternet
from alongside.organisations.membership import actions as membership
from alongside.organisations.membership import invitations
from alongside.organisations.models import Upload

CHECKS_AT_ONCE = 5


def check_domains() -> int:
    """Look at the domains that are due, and keep what was found; how many. No transaction is open while we look."""
    due = queries.due(timezone.now(), CHECKS_AT_ONCE)
    for domain in due:
        domains.record_check(domain=domain, result=check(domain, PublicInternet()))
    return len(due)


def forget() -> None:
    """Delete invitations and memberships that ended long ago, and files that were never confirmed."""
    invitations.forget_old()
    membership.forget_old()
    uploads.forget_old(Upload)

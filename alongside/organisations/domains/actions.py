"""Adding a domain, asking for its check, and what follows from what a check found."""

import secrets

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.organisations.domains import queries
from alongside.organisations.membership import actions as membership
from alongside.organisations.membership import tell
from alongside.organisations.models import Domain, Membership, Organisation
from alongside.people.models import Person

Result = Domain.Result
Through = Membership.Through


@transaction.atomic
def add(*, by: Person, organisation: Organisation, domain: str) -> Domain:
    """Add a domain with the words that will prove it; adding it again returns the one that is there."""
    membership.lock(organisation)
    added, is_new = Domain.objects.get_or_create(
        organisation=organisation,
        domain=domain,
        defaults={"token": secrets.token_urlsafe(24), "added_at": timezone.now()},
    )
    if is_new:
        audit.record("organisations.domain_added", by=by, thing=added)
    return added


@transaction.atomic
def remove(*, by: Person, domain: Domain) -> bool:
    """Take a domain away. Whoever it confirmed stays; False when it is gone already."""
    membership.lock(domain.organisation)
    found = Domain.objects.filter(pk=domain.pk).first()
    if found is None:
        return False
    audit.record("organisations.domain_removed", by=by, thing=found)
    found.delete()
    return True


@transaction.atomic
def ask_for_check(*, by: Person, domain: Domain) -> None:
    """Have the worker look soon; asking twice is asking once."""
    asked = Domain.objects.filter(pk=domain.pk, check_asked_at=None).update(check_asked_at=timezone.now())
    if asked:
        audit.record("organisations.domain_check_asked", by=by, thing=domain)


@transaction.atomic
def record_check(*, domain: Domain, result: str) -> None:
    """Keep what a check found. A first proof confirms waiting staff; words that are gone end it."""
    organisation = membership.lock(domain.organisation)
    found = Domain.objects.select_for_update().filter(pk=domain.pk).first()
    if found is None:
        return
    was_proved = found.proved_at is not None
    found.check_asked_at, found.checked_at, found.result = None, timezone.now(), result
    if result == Result.PROVED:
        found.proved_at = found.proved_at or found.checked_at
    elif result != Result.NO_ANSWER:
        found.proved_at = None
    found.save()
    if was_proved == (found.proved_at is not None):
        return
    kind = "domain_lapsed" if was_proved else "domain_proved"
    audit.record(f"organisations.{kind}", by=None, thing=found)
    tell.leads_of_domain(found, kind)
    _confirm_waiting_staff(organisation, found)


def _confirm_waiting_staff(organisation: Organisation, domain: Domain) -> None:
    """Whoever asked to join as staff, for the first time, with an address in a newly proved domain is in."""
    if domain.proved_at is None:
        return
    waiting = Membership.objects.filter(organisation=organisation, state=Membership.State.ASKED, is_staff=True)
    for one in waiting.filter(ended_at=None).select_related("person", "organisation"):
        if queries.confirms(organisation, one.person.email):
            membership.confirm(by=None, membership=one, through=Through.DOMAIN)

"""Every write about who somebody is to us."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.people.consents.actions import give_sharing_consent, withdraw_sharing_consent
from alongside.people.models import Person

__all__ = [
    "account_for",
    "give_sharing_consent",
    "join",
    "make_administrator",
    "purge_never_joined",
    "turn_away",
    "withdraw_sharing_consent",
]
NEVER_JOINED_KEPT = timedelta(days=1)


@transaction.atomic
def account_for(*, email: str) -> Person | None:
    """Return the account of an address, made when there is none; None when it may not sign in.

    One that never joined is as good as new: asking for a code keeps it for another day.
    """
    email = email.strip().lower()
    person, made = Person.objects.get_or_create(email=email, defaults={"password": "!"})
    if not made and not person.has_joined:
        Person.objects.filter(pk=person.pk).update(created_at=timezone.now())
    return person if person.is_active else None


@transaction.atomic
def join(*, by: Person, name: str) -> None:
    """Finish joining: what to call them; they said that they are 16 or over. Pressed twice, the first counts."""
    person = Person.objects.select_for_update().get(pk=by.pk)
    if person.has_joined:
        return
    person.name, person.joined_at = name, timezone.now()
    person.save(update_fields=["name", "joined_at"])
    audit.record("person.joined", by=person, thing=person)


@transaction.atomic
def turn_away(*, by: Person) -> None:
    """Take away the account of somebody who is under 16: nothing about them stays."""
    Person.objects.filter(pk=by.pk, joined_at=None).delete()


@transaction.atomic
def purge_never_joined() -> int:
    """Take away addresses that asked for a code and never joined, a day later; return how many."""
    stale = Person.objects.filter(
        joined_at=None, is_administrator=False, created_at__lt=timezone.now() - NEVER_JOINED_KEPT
    )
    return stale.delete()[1].get("people.Person", 0)


@transaction.atomic
def make_administrator(*, email: str) -> bool:
    """Make or raise an administrator of the service; False when they were one already."""
    person, _ = Person.objects.get_or_create(email=email.strip().lower(), defaults={"password": "!"})
    raised = Person.objects.filter(pk=person.pk, is_administrator=False).update(is_administrator=True)
    if raised:
        audit.record("person.made_administrator", by=None, person=person, thing=person)
    return bool(raised)

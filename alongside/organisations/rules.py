"""Who may do what for an organisation. Other rooms ask here, and nowhere else."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from alongside.organisations.models import Membership, Organisation


def is_member(person: Any, organisation: Organisation) -> bool:
    """Whether the person is a confirmed member, as staff or partner."""
    return _confirmed(person).filter(organisation=organisation).exists()


def works_for(person: Any, organisation: Organisation) -> bool:
    """Whether the person is a confirmed member of staff of this organisation."""
    return _confirmed(person).filter(organisation=organisation, is_staff=True).exists()


def is_lead(person: Any, organisation: Organisation) -> bool:
    """Whether the person looks after this organisation's involvement work."""
    return _confirmed(person).filter(organisation=organisation, is_lead=True).exists()


def may_manage(person: Any, organisation: Organisation) -> bool:
    """Whether the person may change what the organisation says here, and who belongs to it."""
    return is_lead(person, organisation)


def may_draft_for(person: Any, organisation: Organisation) -> bool:
    """Whether the person may write an opportunity for this organisation: any member, staff or partner."""
    return not organisation.has_ended and is_member(person, organisation)


def may_publish_for(person: Any, organisation: Organisation) -> bool:
    """Whether the person may agree, in the organisation's name, that something is published."""
    return organisation.has_joined and not organisation.has_ended and is_lead(person, organisation)


def needs_second_reader(organisation: Organisation) -> bool:
    """Whether somebody other than the writer must read an opportunity before it is published."""
    return organisation.needs_second_reader


def may_ask_to_lead(organisation: Organisation) -> bool:
    """Whether an organisation is without an involvement lead, so that somebody can ask to be its first."""
    return not organisation.has_ended and not leads(organisation).exists()


def may_decide_lead_requests(person: Any) -> bool:
    """Whether the person may approve the first involvement lead of an organisation."""
    return person.is_authenticated and bool(person.is_administrator)


def may_import(person: Any) -> bool:
    """Whether the person may bring in organisations from a file."""
    return person.is_authenticated and bool(person.is_administrator)


def is_lead_anywhere(person: Any) -> bool:
    """Whether the person leads any organisation: they need a passkey or an authenticator to sign in."""
    return _confirmed(person).filter(is_lead=True).exists()


def led_by(person: Any) -> QuerySet[Organisation]:
    """The organisations in whose name the person may publish."""
    led = _confirmed(person).filter(is_lead=True).values("organisation")
    found = Organisation.objects.filter(pk__in=led, confirmed_at__isnull=False)
    return found.exclude(valid_to__lt=timezone.localdate())


def leads(organisation: Organisation) -> QuerySet[Membership]:
    """The memberships of those who lead this organisation's involvement work now."""
    return Membership.objects.filter(organisation=organisation, state=Membership.State.CONFIRMED, is_lead=True)


def _confirmed(person: Any) -> QuerySet[Membership]:
    """The memberships that count, of somebody who may not even be signed in."""
    if not person.is_authenticated:
        return Membership.objects.none()
    return Membership.objects.filter(person=person, state=Membership.State.CONFIRMED)

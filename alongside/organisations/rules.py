"""Who may do what for an organisation."""

from typing import Any

from alongside.organisations.models import Membership, Organisation


def is_member(person: Any, organisation: Organisation) -> bool:
    """Whether the person is a confirmed member."""
    return _confirmed(person).filter(organisation=organisation).exists()


def is_lead(person: Any, organisation: Organisation) -> bool:
    """Whether the person looks after this organisation's involvement work."""
    return _confirmed(person).filter(organisation=organisation, is_lead=True).exists()


def _confirmed(person: Any) -> Any:
    if not person.is_authenticated:
        return Membership.objects.none()
    return Membership.objects.filter(person=person, state=Membership.State.CONFIRMED)

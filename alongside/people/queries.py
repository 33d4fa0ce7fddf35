"""Every read about who somebody is to us."""

from collections.abc import Sequence

from alongside.messages.recipients import Recipient
from alongside.people.consents.queries import sharing_consents
from alongside.people.models import Person
from alongside.people.profile.queries import (
    SharedProfile,
    profile_for_sharing,
    profile_shared_with,
    profiles_shared_with,
)

__all__ = [
    "SharedProfile",
    "profile_for_sharing",
    "profile_shared_with",
    "profiles_shared_with",
    "recipient_at",
    "sharing_consents",
]


def recipient_at(email: str) -> Recipient:
    """Return how to write to whoever has this address."""
    person = Person.objects.filter(email=email).first()
    return person.recipient if person else Recipient(name="", address=email)


def readers_after(last: int, most: int) -> list[Recipient]:
    """Return the next people, by number, who can be written to: for digests."""
    people = Person.objects.filter(pk__gt=last, is_active=True).exclude(joined_at=None)
    return [person.recipient for person in people.select_related("profile").order_by("pk")[:most]]


def names_of(people: Sequence[int]) -> dict[int, str]:
    """Return what people are called, by their number."""
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))

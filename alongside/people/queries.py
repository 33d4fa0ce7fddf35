"""Every read about who somebody is to us."""

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

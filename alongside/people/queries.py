"""Every read about who somebody is to us."""

from alongside.messages.recipients import Recipient
from alongside.people.models import Person


def recipient_at(email: str) -> Recipient:
    """Return how to write to whoever has this address."""
    person = Person.objects.filter(email=email).first()
    return person.recipient if person else Recipient(name="", address=email)

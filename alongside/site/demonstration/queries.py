"""Reads for the demonstration's pages."""

import uuid

from alongside.messages.models import Message
from alongside.people.models import Person
from alongside.site.demonstration.personas import PERSONAS


def persona(email: str) -> Person | None:
    """Return the person behind a persona; None for any other address."""
    if email not in {one.email for one in PERSONAS}:
        return None
    return Person.objects.filter(email=email).first()


def sent_messages() -> list[Message]:
    """The newest messages."""
    return list(Message.objects.order_by("-pk")[:100])


def sent_message(reference: uuid.UUID) -> Message | None:
    """One message."""
    return Message.objects.filter(reference=reference).first()

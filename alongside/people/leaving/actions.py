"""Deleting everything about somebody, in one transaction through all rooms."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from alongside.audit import actions as audit
from alongside.messages import actions as messages
from alongside.messages.recipients import Recipient
from alongside.people import hooks
from alongside.people.models import Person
from alongside.web import stamps


@transaction.atomic
def delete_everything(*, by: Person | None, person: Person) -> bool:
    """Delete somebody; False when that was done already. `by` is None when nobody used the account for years.

    Rooms erase in the opposite order of their registration: what stands on something goes before it. Entries of the
    record stay; nobody can tell any more whom they were about. The one message that is left says that it is done.
    """
    gone = Person.objects.select_for_update().filter(pk=person.pk).first()
    if gone is None:
        return False
    stamps.changed(*person.shown_as())
    audit.record("person.deleted", by=by, person=None if by else gone)
    farewell = Recipient(name=gone.name, address=gone.email, format=gone.recipient.format)
    for room in reversed(hooks.personal_data):
        room.erase(gone)
    gone.delete()
    messages.queue(to=farewell, kind="people.deleted", unused=by is None)
    return True


def erase_people(person: Person) -> None:
    """Delete what this room holds beside the account itself, and end every session."""
    for session in UserSession.objects.filter(user_id=person.pk):
        session.end()


def erase_messages(person: Person) -> None:
    """Delete what waits in the outbox, and what was chosen there."""
    messages.forget(person=person)


def erase_audit(person: Person) -> None:
    """Cut the link between the record and the person."""
    audit.forget(person)

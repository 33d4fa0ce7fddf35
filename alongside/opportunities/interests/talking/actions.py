"""Writing to each other about one interest. Who reads it: the person, and every chooser of the opportunity."""

import uuid

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.messages import actions as messages
from alongside.messages import queries as inbox
from alongside.opportunities.interests import rules
from alongside.opportunities.interests.errors import BlockedError, NotPossibleError
from alongside.opportunities.interests.models import Interest, Note
from alongside.opportunities.models import Chooser
from alongside.people.models import Person


@transaction.atomic
def write(*, by: Person, interest: Interest, words: str, key: uuid.UUID) -> Note:
    """Say something to the other side, and tell them that it is there. The same key is said once.

    Raises BlockedError when the person takes no messages from this chooser, NotPossibleError when it is over,
    PermissionDenied for anybody else.
    """
    rows = Interest.objects.select_for_update(of=("self",), no_key=True).select_related("opportunity", "person")
    found = rows.get(pk=interest.pk)
    is_chooser = by.pk != found.person_id
    if is_chooser and not rules.is_chooser(by, found.opportunity):
        raise PermissionDenied
    said = Note.objects.filter(key=key).first()
    if said is not None:
        if (said.interest_id, said.by_id) != (found.pk, by.pk):
            raise PermissionDenied
        return said
    if not rules.may_talk(found) or found.person is None:
        raise NotPossibleError
    if is_chooser and inbox.is_blocked(found.person.pk, by.pk):
        raise BlockedError
    note = Note.objects.create(
        interest=found, key=key, by=by, is_from_chooser=is_chooser, words=words, at=timezone.now()
    )
    audit.record("interest.note", by=by, person=found.person if is_chooser else None, thing=found)
    for reader in [found.person] if is_chooser else _choosers(found):
        messages.queue(
            to=reader.recipient,
            kind="opportunities.note_for_person" if is_chooser else "opportunities.note_for_choosers",
            key=f"note:{note.pk}:{reader.pk}",
            sender_id=by.pk,
            interest=found,
            opportunity=found.opportunity,
        )
    return note


def _choosers(interest: Interest) -> list[Person]:
    choosers = Chooser.objects.acting().filter(opportunity=interest.opportunity)
    people = [chooser.person for chooser in choosers.select_related("person")]
    return [person for person in people if person is not None and person.pk != interest.person_id]

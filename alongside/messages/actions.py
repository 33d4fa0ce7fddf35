"""Queueing what is to be sent, in the transaction of what it tells; choosing, stopping and blocking."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.audit.actions import Actor
from alongside.messages import kinds, queries
from alongside.messages.drawing import draw
from alongside.messages.kinds import Often
from alongside.messages.models import Block, Message, Preference, QuietHours
from alongside.messages.quiet import Hours
from alongside.messages.recipients import Recipient


def queue(
    *, to: Recipient, kind: str, key: str | None = None, sender_id: int | None = None, **context: Any
) -> Message | None:
    """Draw and queue one message; with the same `key` it is queued once.

    Returns None when it was queued before, or when the person does not want it: they stopped this kind, get it in a
    digest, or blocked `sender_id` (given where the message carries that person's own words).
    Raises KindError for a kind that is not registered.
    """
    described = kinds.get(kind)
    if key and Message.objects.filter(key=key).exists():
        return None
    if queries.often(to, described) != Often.EACH or queries.is_blocked(to.person_id, sender_id):
        return None
    now = timezone.now()
    held = None if described.urgent or described.expires else queries.held_until(to.person_id, now)
    reference = uuid.uuid4()
    return _once(
        Message(
            reference=reference,
            kind=kind,
            person_id=to.person_id,
            sender_id=sender_id,
            name=to.name,
            address=to.address,
            address_digest=to.digest,
            key=key,
            urgent=described.urgent,
            queued_at=now,
            due_at=held or now,
            held_until=held,
            **draw(described, to, reference, context),
        )
    )


def _once(message: Message) -> Message | None:
    """Keep a message; None when somebody else queued the same key in this very moment."""
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        if message.key and Message.objects.filter(key=message.key).exists():
            return None
        raise
    return message


@transaction.atomic
def choose(*, by: Actor, choices: Mapping[str, Often]) -> None:
    """Keep how often somebody wants each kind; kinds that cannot be stopped, and choices they lack, are passed over."""
    for name, often in choices.items():
        if often in kinds.get(name).choices and kinds.get(name).can_stop:
            Preference.objects.update_or_create(person_id=by.pk, kind=name, defaults={"often": often})
    audit.record("messages.chosen", by=by, kinds=sorted(choices))


@transaction.atomic
def be_quiet(*, by: Actor, hours: Hours | None) -> None:
    """Keep somebody's quiet hours; None for no quiet. What waits already goes out as it was told when it was queued."""
    if hours is None:
        changed = bool(QuietHours.objects.filter(person_id=by.pk).delete()[0])
    else:
        wanted = {"begins": hours.begins, "ends": hours.ends}
        changed = not QuietHours.objects.filter(person_id=by.pk, **wanted).exists()
        QuietHours.objects.update_or_create(person_id=by.pk, defaults=wanted)
    if changed:
        audit.record("messages.quiet_hours", by=by)


@transaction.atomic
def stop(*, message: Message) -> bool:
    """Stop the kind of a message for whoever got it, with or without an account; False when it cannot be stopped.

    Pressed twice, it is stopped once. What of that kind still waits is not sent either.
    """
    kind = kinds.find(message.kind)
    if kind is None or not kind.can_stop:
        return False
    if queries.has_stopped(message):
        return True
    who = {"person_id": message.person_id} if message.person_id else {"address_digest": message.address_digest}
    Preference.objects.update_or_create(**who, kind=message.kind, defaults={"often": Often.NEVER})
    audit.record("messages.stopped", by=Somebody(message.person_id), thing=message, kinds=[message.kind])
    return True


@transaction.atomic
def block(*, by: Actor, sender: Actor) -> None:
    """Let no message from `sender` reach `by` any more; twice is the same as once, oneself is nobody."""
    if by.pk == sender.pk:
        return
    _block, is_new = Block.objects.get_or_create(
        person_id=by.pk, sender_id=sender.pk, defaults={"created_at": timezone.now()}
    )
    if is_new:
        audit.record("messages.blocked", by=by, person=sender)


@transaction.atomic
def unblock(*, by: Actor, sender: Actor) -> None:
    """Let messages from `sender` through again."""
    if Block.objects.filter(person_id=by.pk, sender_id=sender.pk).delete()[0]:
        audit.record("messages.unblocked", by=by, person=sender)


@transaction.atomic
def forget(*, person: Actor) -> None:
    """Delete what this room holds about somebody: part of deleting everything about them."""
    Message.objects.filter(person_id=person.pk).delete()
    Message.objects.filter(sender_id=person.pk).update(sender_id=None)
    Preference.objects.filter(person_id=person.pk).delete()
    QuietHours.objects.filter(person_id=person.pk).delete()
    Block.objects.filter(Q(person_id=person.pk) | Q(sender_id=person.pk)).delete()


def purge() -> int:
    """Forget to whom and what was written some weeks ago; return of how many messages. Demonstrations keep it."""
    if settings.DEMO:
        return 0
    before = timezone.now() - settings.MESSAGES_KEPT
    old = Message.objects.filter(purged_at=None, queued_at__lt=before).exclude(state=Message.State.WAITING)
    return old.update(**EMPTY, purged_at=timezone.now())


EMPTY = {"name": "", "address": "", "subject": "", "text": "", "html": ""}


class Somebody:
    """Somebody known by number only."""

    def __init__(self, pk: int | None) -> None:
        self.pk = pk

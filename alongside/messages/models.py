"""Messages waiting, sent or given up on; what people chose to get; whom they do not want to hear from.

People are numbers here: this room lies below the one that knows them.
"""

import uuid

from django.db import models
from django.db.models import Q

from alongside.messages.kinds import Often


class Message(models.Model):
    """One message to one address, drawn when it was queued.

    A worker that takes it moves `due_at` on: if that worker dies, the message is due again by then. So it is sent at
    least once, and twice only when a worker died between sending it and noting so.
    """

    class State(models.TextChoices):
        """Where a message is on its way."""

        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        STOPPED = "stopped"

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    person_id = models.BigIntegerField(null=True, db_index=True)
    sender_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=200, blank=True)
    address = models.EmailField(max_length=254, blank=True)
    address_digest = models.CharField(max_length=64, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    key = models.CharField(max_length=120, null=True, unique=True)
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # Until when it waits because of the quiet hours of whoever gets it.
    held_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=60, blank=True)  # a code of ours or of the mail server, never its words
    sent_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-urgent", "due_at"], name="messages_to_send", condition=Q(state="waiting")),
            models.Index(fields=["queued_at"], name="messages_failed", condition=Q(state="failed")),
            models.Index(fields=["queued_at"], name="messages_to_purge", condition=Q(purged_at=None)),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="messages_sent_when"),
            models.CheckConstraint(condition=~Q(state="waiting") | ~Q(address=""), name="messages_waiting_has_address"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class Preference(models.Model):
    """How often somebody wants one kind of message; without a row it is the kind's default.

    `person_id` for somebody with an account, else the digest of an address.
    """

    person_id = models.BigIntegerField(null=True)
    address_digest = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=60)
    often = models.CharField(max_length=10, choices=Often.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "kind"], condition=Q(person_id__isnull=False), name="messages_preference_person"
            ),
            models.UniqueConstraint(
                fields=["address_digest", "kind"], condition=Q(person_id=None), name="messages_preference_address"
            ),
            models.CheckConstraint(
                condition=Q(person_id__isnull=False, address_digest="") | (Q(person_id=None) & ~Q(address_digest="")),
                name="messages_preference_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.often}"


class QuietHours(models.Model):
    """When somebody wants no emails: from one whole hour to another, in London's time."""

    person_id = models.BigIntegerField(unique=True)
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(begins__lte=23, ends__lte=23) & ~Q(begins=models.F("ends")), name="messages_quiet_hours"
            )
        ]

    def __str__(self) -> str:
        return f"quiet hours {self.pk}"


class Block(models.Model):
    """Somebody does not want messages from somebody else."""

    person_id = models.BigIntegerField()
    sender_id = models.BigIntegerField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "sender_id"], name="messages_block_once"),
            models.CheckConstraint(condition=~Q(person_id=models.F("sender_id")), name="messages_block_of_another"),
        ]

    def __str__(self) -> str:
        return f"block {self.pk}"


class DigestRun(models.Model):
    """How far the daily and the weekly digests have got: everything before `done_until` was sent.

    While one is being made, `target` is where it ends; it is kept so that a run cut short is finished, not repeated.
    """

    often = models.CharField(max_length=10, choices=Often.choices, unique=True)
    done_until = models.DateTimeField()
    target = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.often} digest"

"""Messages waiting, sent or given up on."""

import uuid

from django.db import models


class Message(models.Model):
    """One message to one address, drawn when it was queued."""

    class State(models.TextChoices):
        """Where a message is on its way."""

        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        STOPPED = "stopped"

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    person_id = models.BigIntegerField(null=True, db_index=True)
    name = models.CharField(max_length=200, blank=True)
    address = models.EmailField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    key = models.CharField(max_length=120, null=True, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="messages_waiting", condition=models.Q(state="waiting"))]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"

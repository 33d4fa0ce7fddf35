"""The worker's part: taking waiting messages one by one, and sending them.

A message is taken by moving its `due_at` on; nobody else takes it before then. It is sent at least once: again only
when a worker died after the mail server took it and before that was noted.
"""

import logging
import random
import time
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from alongside.messages import kinds, queries
from alongside.messages.actions import EMPTY
from alongside.messages.delivery import Outcome, deliver
from alongside.messages.models import Message

LOG = logging.getLogger("alongside.messages")
BATCH = 20  # messages in one turn of the worker, which has other things to do too
LEASE = timedelta(minutes=5)
MOST_TRIES = 12
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
LONGEST_HOLD_OFF = 300.0  # seconds until a mail server that cannot be reached is tried again


class Post:
    """Empties the outbox a little at a time; remembers between turns that the server could not be reached."""

    def __init__(self) -> None:
        self._not_before = 0.0
        self._failures = 0

    def send_waiting(self) -> bool:
        """Send a few messages; return whether there was one."""
        if time.monotonic() < self._not_before or not queries.delivers() or not queries.due().exists():
            return False
        try:
            server = get_connection()
            server.open()
        except (OSError, SMTPException) as error:
            self._hold_off(error)
            return False
        self._failures = 0
        try:
            return self._send_some(server)
        finally:
            _close(server)

    def _send_some(self, server: BaseEmailBackend) -> bool:
        for number in range(BATCH):
            message = take()
            if message is None:
                return number > 0
            outcome = deliver(server, message)
            note(message, outcome)
            if outcome.is_server_lost:
                return True
        return True

    def _hold_off(self, error: Exception) -> None:
        """Leave messages alone while no server answers: an outage, however long, costs none of their tries."""
        self._failures += 1
        wait = min(2.0**self._failures, LONGEST_HOLD_OFF) * random.uniform(0.75, 1.25)  # noqa: S311  not a secret
        self._not_before = time.monotonic() + wait
        LOG.warning(
            "no mail server",
            extra={"facts": {"did": "mail server not reached", "error": type(error).__name__, "again_in": round(wait)}},
        )


def take() -> Message | None:
    """Take the next message for this worker; on the way, give up those that are no longer of use or not wanted."""
    while True:
        with transaction.atomic():
            message = queries.due().select_for_update(skip_locked=True).first()
            if message is None:
                return None
            problem = _why_not(message)
            if not problem:
                message.tries += 1
                message.due_at = timezone.now() + LEASE
                message.save(update_fields=["tries", "due_at"])
                return message
            _end(message, Message.State.STOPPED if problem == "stopped" else Message.State.FAILED, problem)


def _why_not(message: Message) -> str:
    """Say why a message is not to be sent after all; empty when it is."""
    kind = kinds.find(message.kind)
    if kind and kind.expires and message.queued_at + kind.expires < timezone.now():
        return "too late"
    if message.tries >= MOST_TRIES:
        return message.problem or "given up"
    if kind and kind.can_stop and queries.has_stopped(message):
        return "stopped"
    return "stopped" if queries.is_blocked(message.person_id, message.sender_id) else ""


def note(message: Message, outcome: Outcome) -> None:
    """Keep how sending went, unless another worker took the message over meanwhile."""
    with transaction.atomic():
        ours = Message.objects.select_for_update().filter(
            pk=message.pk, tries=message.tries, state=Message.State.WAITING
        )
        current = ours.first()
        if current is None:
            return
        if outcome.is_sent:
            current.sent_at = timezone.now()
            _end(current, Message.State.SENT, "")
        elif outcome.is_final:
            _end(current, Message.State.FAILED, outcome.problem)
        else:
            current.due_at = timezone.now() + wait_after(current.tries)
            current.problem = outcome.problem
            current.save(update_fields=["due_at", "problem"])


def wait_after(tries: int) -> timedelta:
    """Return how long to wait: 1, 2, 4 … minutes, at most six hours, a quarter more or less by chance."""
    wait = min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)
    return wait * random.uniform(0.75, 1.25)  # noqa: S311  spreads the load, keeps no secret


def _end(message: Message, state: Message.State, problem: str) -> None:
    """Bring a message to its end. What it said is forgotten at once when it was a secret or is of no use."""
    message.state, message.problem = state, problem
    kind = kinds.find(message.kind)
    if ((kind and kind.expires) or state == Message.State.STOPPED) and not settings.DEMO:
        message.purged_at = timezone.now()
        for name, value in EMPTY.items():
            setattr(message, name, value)
    message.save()
    if state == Message.State.FAILED:
        LOG.error(
            "message given up",
            extra={"facts": {"did": "message given up", "message": str(message.reference), "problem": problem}},
        )


def _close(server: BaseEmailBackend) -> None:
    """A server that hangs up first is no fault."""
    try:
        server.close()
    except (OSError, SMTPException):
        LOG.info("mail server hung up", extra={"facts": {"did": "mail server hung up"}})

"""Where email goes when no server is set: nowhere. It stays in the outbox, where demonstration mode shows it."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class KeepBackend(BaseEmailBackend):
    """Takes every message and sends none."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Return how many were taken."""
        return len(email_messages)

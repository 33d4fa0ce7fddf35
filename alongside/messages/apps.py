"""The messages room."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """The outbox. (Django's own `messages` app, the banner after a form, is used without being installed.)"""

    name = "alongside.messages"
    label = "messages"

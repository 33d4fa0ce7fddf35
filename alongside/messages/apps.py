"""The messages room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagesConfig(AppConfig):
    """The outbox. (Django's own `messages` app, the banner after a form, is used without being installed.)"""

    name = "alongside.messages"
    label = "messages"

    def ready(self) -> None:
        """Register this room's own kind and work. (Its models cannot be imported before this.)"""
        from alongside.jobs import schedule
        from alongside.messages import kinds, tasks
        from alongside.messages.sending import Post

        title = _("News gathered into one email, each day or each week")
        kinds.register(kinds.Kind(name=tasks.DIGEST, title=title, can_stop=True))
        schedule.continually(name="messages.send", task=Post().send_waiting)
        schedule.every(name="messages.digests", hours=1, task=tasks.send_digests)
        schedule.every(name="messages.purge", hours=24, task=tasks.purge)

"""The opportunities room."""

from django.apps import AppConfig

from alongside.jobs import schedule
from alongside.messages import kinds


class OpportunitiesConfig(AppConfig):
    """Opportunities and the interest people express in them."""

    name = "alongside.opportunities"
    label = "opportunities"

    def ready(self) -> None:
        """Register the kinds of message this room sends, and what recurs in it."""
        from alongside.opportunities.interests import registration as interests
        from alongside.opportunities.publishing import kinds as publishing
        from alongside.opportunities.publishing import tasks

        for kind in publishing.KINDS:
            kinds.register(kind)
        schedule.every(name="opportunities.close_due", minutes=10, task=tasks.close_due)
        interests.register()

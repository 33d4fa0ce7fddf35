"""The opportunities room."""

from django.apps import AppConfig


class OpportunitiesConfig(AppConfig):
    """Opportunities and the interest people express in them."""

    name = "alongside.opportunities"
    label = "opportunities"

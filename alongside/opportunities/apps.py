"""The opportunities room."""

from django.apps import AppConfig


class OpportunitiesConfig(AppConfig):
    """Opportunities and the interest people express in them."""

    name = "alongside.opportunities"
    label = "opportunities"

    def ready(self) -> None:
        """Register what each part of this room brings to the rooms below."""
        from alongside.opportunities.finding import registration as finding
        from alongside.opportunities.imports import registration as imports
        from alongside.opportunities.interests import registration as interests
        from alongside.opportunities.publishing import registration as publishing

        publishing.register()
        interests.register()
        imports.register()
        finding.register()

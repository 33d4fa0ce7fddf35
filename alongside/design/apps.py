"""The design room."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Templates and static files; no tables."""

    name = "alongside.design"
    label = "design"

"""The web room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Middleware and the shared error pages; its only table is the shared cache."""

    name = "alongside.web"
    label = "web"

"""The site room."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """No tables: pages only."""

    name = "alongside.site"
    label = "site"

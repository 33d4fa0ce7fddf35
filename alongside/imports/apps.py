"""The imports room."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """What every import of a file shares; each room imports its own things."""

    name = "alongside.imports"
    label = "imports"

"""The selection room."""

from django.apps import AppConfig


class SelectionConfig(AppConfig):
    """Fair draws."""

    name = "alongside.selection"
    label = "selection"

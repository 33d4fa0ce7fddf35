"""The selection room."""

from django.apps import AppConfig


class SelectionConfig(AppConfig):
    """Fair draws."""

    name = "alongside.selection"
    label = "selection"

    def ready(self) -> None:
        """Register what this room brings to the rooms below."""
        from alongside.selection import registration

        registration.register()

"""The projects room."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Ideas, projects, and the teams that work on them."""

    name = "alongside.projects"
    label = "projects"

    def ready(self) -> None:
        """Register what each part of this room brings to the rooms below."""
        from alongside.projects import registration

        registration.register()

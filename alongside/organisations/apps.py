"""The organisations room."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Organisations and membership."""

    name = "alongside.organisations"
    label = "organisations"

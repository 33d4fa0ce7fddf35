"""The people room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People and what they told us about themselves."""

    name = "alongside.people"
    label = "people"

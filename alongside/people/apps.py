"""The people room."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alongside.messages import kinds


class PeopleConfig(AppConfig):
    """People and what they told us about themselves."""

    name = "alongside.people"
    label = "people"

    def ready(self) -> None:
        """Register the kinds of message this room sends."""
        kinds.register(
            kinds.Kind(
                name="people.sign_in_code",
                title=_("Codes to sign in"),
                can_stop=False,
                why=_("We only send a code when somebody asks for one with your address."),
                urgent=True,
                expires=timedelta(minutes=15),
            )
        )

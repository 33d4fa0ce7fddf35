"""The kinds of message this room sends."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from alongside.messages import kinds


def register() -> None:
    """Make them known to the outbox."""
    for kind in KINDS:
        kinds.register(kind)


KINDS = (
    kinds.Kind(
        name="people.sign_in_code",
        title=_("Codes to sign in"),
        can_stop=False,
        why=_("We only send a code when somebody asks for one with your address."),
        urgent=True,
        expires=timedelta(minutes=15),
    ),
    kinds.Kind(
        name="people.new_address_code",
        title=_("Codes to change your address"),
        can_stop=False,
        why=_("We only send a code when somebody asks for one with your address."),
        urgent=True,
        expires=timedelta(minutes=15),
    ),
    kinds.Kind(
        name="people.security_changed",
        title=_("Changes to how you sign in"),
        can_stop=False,
        why=_("It tells you when somebody changes how your account is protected."),
        urgent=True,
    ),
    kinds.Kind(
        name="people.dormant",
        title=_("Before an account that nobody uses is deleted"),
        can_stop=False,
        why=_("It gives you the chance to keep your account."),
    ),
    kinds.Kind(
        name="people.deleted",
        title=_("That your account is deleted"),
        can_stop=False,
        why=_("It is the last message you get from us."),
    ),
)

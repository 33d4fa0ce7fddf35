"""How somebody must prove who they are."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from alongside.people import hooks
from alongside.people.models import Person

STRONG = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)


def must_be_strong(person: Person) -> bool:
    """Whether their powers need more than a code by email: administrators and involvement leads."""
    return person.is_administrator or any(has_power(person) for has_power in hooks.strong_sign_in)


def has_second_step(person: Person) -> bool:
    """Whether they have a passkey or an authenticator."""
    return Authenticator.objects.filter(user_id=person.pk, type__in=STRONG).exists()


def asks_of_powers(person: Person) -> bool:
    """Whether what they may do is worth a second step here: never in a demonstration."""
    return settings.SECOND_STEP and must_be_strong(person)


def needs_second_step(person: Person) -> bool:
    """Whether they must set one up before they go on."""
    return asks_of_powers(person) and not has_second_step(person)


def asks_second_step(person: Person) -> bool:
    """Whether signing in by code asks for more.

    It does for those who must, and for those who chose an authenticator. A partner who added a passkey because it is
    quicker can still sign in by code on another device: losing a phone must not lock anybody out.
    """
    chose_it = Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).exists()
    return chose_it or asks_of_powers(person)

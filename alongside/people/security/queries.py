"""What protects an account."""

from typing import Any

from allauth.mfa.models import Authenticator

from alongside.people.models import Person


def protection_of(person: Person) -> dict[str, Any]:
    """Return passkeys, the authenticator and how many recovery codes are left."""
    held = list(Authenticator.objects.filter(user_id=person.pk).order_by("created_at"))
    codes = next((one for one in held if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return {
        "passkeys": [one for one in held if one.type == Authenticator.Type.WEBAUTHN],
        "authenticator": next((one for one in held if one.type == Authenticator.Type.TOTP), None),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
    }

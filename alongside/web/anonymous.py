"""What anybody may send without an account, from a page that is the same for everybody and so holds no token.

It acts with nobody's rights, so nothing can be forged in anybody's name.
"""

import uuid

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from alongside.web.access import require
from alongside.web.requests import client_address


def require_own_page(request: HttpRequest) -> None:
    """Turn away what another site sends.

    Raises PermissionDenied.
    """
    require(request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none"))


def key_of_today(request: HttpRequest, *parts: str) -> uuid.UUID:
    """The same words from the same place on the same day have one key; nothing can be read back from it."""
    words = "\n".join([*parts, client_address(request), timezone.localdate().isoformat()])
    return uuid.UUID(bytes=salted_hmac("report", words, algorithm="sha256").digest()[:16])

"""Before a page opens: has whoever holds powers protected their account; and was it really them, a moment ago."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from alongside.people import rules
from alongside.people.current import person_of
from alongside.people.models import Person

View = TypeVar("View", bound=Callable[..., Any])
RECENT = 30 * 60


def open_without_second_step(view: View) -> View:
    """Mark a page that somebody can open before their account is protected: protecting it, and their own data."""
    view.open_without_second_step = True  # type: ignore[attr-defined]
    return view


def second_step(request: HttpRequest, view: Any) -> HttpResponseBase | None:
    """Lead those who hold powers to protect their account first, and to have signed in with that protection.

    Somebody can come to hold powers in the middle of a session that a code by email alone opened.
    """
    person = person_of(request)
    if getattr(view, "open_without_second_step", False) or not rules.asks_of_powers(person):
        return None
    if not rules.has_second_step(person):
        return _lead_to("protect", request)
    return None if _took_second_step(request, person) else _lead_to("sign_in_again", request)


def _lead_to(name: str, request: HttpRequest) -> HttpResponseBase:
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}")


def _took_second_step(request: HttpRequest, person: Person) -> bool:
    """Whether a passkey or an authenticator was used in this session, or was set up in it."""
    records = get_authentication_records(request, person)
    if any(record["method"] == "mfa" for record in records):
        return True
    since = datetime.fromtimestamp(records[0]["at"], UTC) if records else timezone.now()
    return Authenticator.objects.filter(user_id=person.pk, type__in=rules.STRONG, created_at__gt=since).exists()


def signed_in_lately(view: View) -> View:
    """Only for somebody who proved who they are within half an hour; others are asked to sign in again."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not _lately(request):
            return HttpResponseRedirect(f"{reverse('sign_in_again')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return checked  # type: ignore[return-value]


def _lately(request: HttpRequest) -> bool:
    if settings.DEMO:  # its people are signed in by one press, without a code
        return True
    records = get_authentication_records(request, person_of(request))
    return bool(records) and time.time() - records[-1]["at"] < RECENT

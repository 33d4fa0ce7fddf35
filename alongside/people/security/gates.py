"""Before a page opens: has whoever holds powers protected their account; and was it really them, a moment ago."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from alongside.people import rules
from alongside.people.current import person_of

View = TypeVar("View", bound=Callable[..., Any])
RECENT = 30 * 60


def open_without_second_step(view: View) -> View:
    """Mark a page that somebody can open before their account is protected: protecting it, and their own data."""
    view.open_without_second_step = True  # type: ignore[attr-defined]
    return view


def second_step(request: HttpRequest, view: Any) -> HttpResponseBase | None:
    """Lead those who hold powers to protect their account first."""
    if getattr(view, "open_without_second_step", False) or not rules.needs_second_step(person_of(request)):
        return None
    return HttpResponseRedirect(f"{reverse('protect')}?{urlencode({'next': request.get_full_path()})}")


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

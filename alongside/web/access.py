"""Deny by default: an address without a rule answers nobody.

Each view says who may open it with one of the decorators below; finer rules over a thing are asked in the view through
`require`. A test walks every address and fails on one that has no rule.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from alongside.web import errors, kept
from alongside.web.limits import TooManyRequestsError, spend
from alongside.web.requests import Handler

View = TypeVar("View", bound=Callable[..., Any])

# Filled by rooms above: asked, with the request and the view, before a page for somebody signed in opens; an answer
# stands in for the page.
gates: list[Callable[[HttpRequest, Any], HttpResponseBase | None]] = []


def _marked(view: View, access: str) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view


def public(view: View) -> View:
    """Anybody may open this address, without an account."""
    return _marked(view, "public")


def signed_in(view: View) -> View:
    """Only somebody signed in may open this address; others are asked to sign in and brought back."""
    return _marked(view, "signed in")


def administrators(view: View) -> View:
    """Only an administrator of the service may open this address."""
    return _marked(view, "administrators")


def starting(view: View) -> View:
    """As `signed_in`, and open also to somebody who has not yet finished joining (age and name)."""
    return _marked(view, "starting")


def limited(per_hour: int, name: str = "") -> Callable[[View], View]:
    """A tighter limit than the general one for what an address writes, per person or network address."""

    def mark(view: View) -> View:
        view.limit = (name or view.__name__, per_hour)  # type: ignore[attr-defined]
        return view

    return mark


def require(allowed: object) -> None:
    """Go on only when a rule said yes."""
    if not allowed:
        raise PermissionDenied


class AccessMiddleware:
    """Asks the rule of every view before it runs, and counts what is written."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Handle one request."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """Refuse, ask to sign in, or let through."""
        access = access_of(view)
        try:
            if request.method == "POST":
                spend(request, *getattr(view, "limit", ("write", settings.WRITES_PER_HOUR)))
        except TooManyRequestsError as refused:
            return errors.too_many(request, refused)
        if access == "public":
            return None
        return _answer(request, access) or _first_answer(request, view, access)


def _first_answer(request: HttpRequest, view: Any, access: str) -> HttpResponseBase | None:
    """Return what a gate says; those who are still joining have none of what gates protect."""
    if access == "starting":
        return None
    return next((answer for gate in gates if (answer := gate(request, view))), None)


def _answer(request: HttpRequest, access: str) -> HttpResponseBase | None:
    """Return None to let the person through."""
    person = request.user
    if isinstance(person, AnonymousUser):
        return _ask_to_sign_in(request)
    if access == "administrators" and not person.is_administrator:
        raise PermissionDenied
    if access != "starting" and not person.has_joined:
        return HttpResponseRedirect(f"{settings.JOIN_ADDRESS}?next={request.path}")
    return None


def _ask_to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Keep what was typed, then bring the person back to it."""
    if request.method == "POST":
        kept.keep(request)
    back = request.get_full_path() if request.method == "GET" else request.path
    return redirect_to_login(back, settings.SIGN_IN_ADDRESS)


def access_of(view: Any) -> str:
    """Return the rule of a view.

    Raises ImproperlyConfigured when it has none.
    """
    access = getattr(view, "access", None) or getattr(getattr(view, "view_class", None), "access", None)
    if access is None:
        raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} does not say who may open it.")
    return str(access)


__all__ = ["TooManyRequestsError", "administrators", "limited", "public", "require", "signed_in", "starting"]

"""Error pages: what happened in plain words, and what to do next."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.web.current import request_id
from alongside.web.limits import TooManyRequestsError
from alongside.web.requests import Handler


def page(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    """Draw the error page for a status."""
    if not hasattr(request, "user"):  # refused before anybody asked who is there: a host that is not ours
        request.user = AnonymousUser()
    context |= {"request_id": request_id.get()}
    return render(request, f"web/{status}.jinja", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something that cannot be read; 413 when it is too big."""
    return page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but not allowed."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Drawn without asking who is there: the database may be what failed."""
    return render(None, "web/500.jinja", {"request_id": request_id.get()}, status=500)


def too_many(request: HttpRequest, refused: TooManyRequestsError) -> HttpResponse:
    """429: too often; says how long to wait."""
    response = page(request, 429, minutes=max(1, refused.retry_after // 60))
    response.headers["Retry-After"] = str(refused.retry_after)
    return response


class ErrorsMiddleware:
    """Turns 405, 413 and 429 into pages of ours."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request."""
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            allow = response.headers.get("Allow", "")
            response = page(request, 405)
            response.headers["Allow"] = allow
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer the exceptions that are not faults of ours."""
        return too_many(request, exception) if isinstance(exception, TooManyRequestsError) else None

"""Small answers: compressed pages, and 304 when nothing changed."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware as ConditionalMiddleware

from alongside.web.requests import Handler

__all__ = ["CompressionMiddleware", "ConditionalMiddleware"]


class _Plain(GZipMiddleware):
    """Without padding: the same page is the same bytes for everybody."""

    max_random_bytes = 0


class CompressionMiddleware:
    """Compresses pages, with random padding (against BREACH) only where a page can hold a secret."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.padded = GZipMiddleware(get_response)
        self.plain = _Plain(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request."""
        response = self.get_response(request)
        secret = settings.SESSION_COOKIE_NAME in request.COOKIES or settings.CSRF_COOKIE_NAME in response.cookies
        compression = self.padded if secret else self.plain
        return compression.process_response(request, response)  # type: ignore[return-value]

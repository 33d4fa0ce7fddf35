"""Small answers: compressed pages, and 304 when nothing changed."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware as ConditionalMiddleware

__all__ = ["CompressionMiddleware", "ConditionalMiddleware"]


class CompressionMiddleware(GZipMiddleware):
    """Compresses pages, with random padding (against BREACH) only where a page can hold a secret."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """Compress when the browser can read it."""
        secret = settings.SESSION_COOKIE_NAME in request.COOKIES or settings.CSRF_COOKIE_NAME in response.cookies
        self.max_random_bytes = 100 if secret else 0
        return super().process_response(request, response)  # type: ignore[arg-type]

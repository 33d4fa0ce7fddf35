"""The security headers of every answer, and how long it may be kept.

The policy has no nonces: a 304 that carries a new nonce blocks the scripts of the page the browser kept. Scripts and
styles are files; the one inline script of the page template is constant and allowed by its hash.
"""

import base64
import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from alongside.web.requests import Handler

# Marks the page as able to run the components' scripts before anything is drawn, so that nothing jumps.
INLINE_SCRIPT = (
    "document.body.className += ' js-enabled' + "
    "('noModule' in HTMLScriptElement.prototype ? ' nhsuk-frontend-supported' : '');"
)
INLINE_SCRIPT_HASH = base64.b64encode(hashlib.sha256(INLINE_SCRIPT.encode()).digest()).decode()

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        f"script-src 'self' 'sha256-{INLINE_SCRIPT_HASH}'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    + (["upgrade-insecure-requests"] if settings.TLS else [])
)

ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}


class HeadersMiddleware:
    """Sets the headers; a view that set one itself keeps its own."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request."""
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = _cache_control(request, response)
            patch_vary_headers(response, ["Cookie"])
        return response


def _cache_control(request: HttpRequest, response: HttpResponse) -> str:
    """Public pages may be kept and asked about again; anything for one person stays in that person's browser.

    So does a page that gives somebody a cookie: the one after them must not get it too.

    Not `no-store`: browsers then throw away what was typed when somebody goes back a page.
    """
    if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies or request.method not in ("GET", "HEAD"):
        return "private, no-cache"
    return "public, no-cache"

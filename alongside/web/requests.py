"""Every request has an id, shown on error pages and written in every log line, so that the two can be matched."""

import secrets
import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from alongside.web.current import request_id
from alongside.web.logs import ACCESS

Handler = Callable[[HttpRequest], HttpResponse]


class RequestMiddleware:
    """Gives the request its id and writes one log line at the end, without personal data."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request."""
        token = request_id.set(secrets.token_hex(8))
        started = time.perf_counter()
        # Said once: finding out at each sentence that nothing was said takes longer than the sentence.
        translation.activate(settings.LANGUAGE_CODE)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id.get()
            _log(request, response, time.perf_counter() - started)
            return response
        finally:
            request_id.reset(token)


def _log(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """One line a request: the name of the address, never the address itself (it may hold a token or a search)."""
    match = request.resolver_match
    facts = {
        "method": request.method,
        "page": (match.view_name or "unnamed") if match else "none",
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
    }
    ACCESS.info("request", extra={"facts": facts})


def client_address(request: HttpRequest) -> str:
    """Return the visitor's IP address, believing `X-Forwarded-For` only as far as there are proxies of ours."""
    address = request.META.get("REMOTE_ADDR", "") or "local"
    if settings.TRUSTED_PROXIES:
        chain = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if len(chain) >= settings.TRUSTED_PROXIES:
            address = chain[-settings.TRUSTED_PROXIES]
    return _network(address)


def _network(address: str) -> str:
    """An IPv6 visitor owns a /64: count that as one. IPv4 written as IPv6 is IPv4."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:  # as a server that listens for both sees IPv4
        parsed = parsed.ipv4_mapped
    return parsed.exploded[:19] if parsed.version == 6 else str(parsed)

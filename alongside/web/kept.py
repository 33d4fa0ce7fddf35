"""Nothing typed is lost: what was sent after a session ended is kept, and shown again after signing in.

It is kept in the visitor's own (new) session on the server for an hour, for one page, and taken out when that page is
drawn again. It is never acted on: the person looks at it and presses the button once more.
"""

import time
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

SESSION_KEY = "kept"
SECONDS = 3600
MOST_BYTES = 100_000
_NEVER = {"csrfmiddlewaretoken", "code", "credential"}


def keep(request: HttpRequest) -> bool:
    """Keep what was posted for this page; False when there was nothing, or too much."""
    typed = {name: request.POST.getlist(name) for name in request.POST if name not in _NEVER}
    size = sum(len(name) + sum(map(len, values)) for name, values in typed.items())
    if not any(any(values) for values in typed.values()) or size > MOST_BYTES:
        return False
    request.session[SESSION_KEY] = {"path": request.path, "at": time.time(), "typed": typed}
    return True


def take(request: HttpRequest) -> QueryDict | None:
    """Return what was kept for this page, once; None when there is nothing."""
    found: dict[str, Any] | None = request.session.get(SESSION_KEY)
    if not found or found["path"] != request.path:
        return None
    del request.session[SESSION_KEY]
    if time.time() - found["at"] > SECONDS:
        return None
    typed = QueryDict(mutable=True)
    for name, values in found["typed"].items():
        typed.setlist(name, values)
    return typed


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token no longer fits: keep what was typed if it came from a page of ours, and show it again."""
    if _from_our_page(request) and keep(request):
        return HttpResponseRedirect(request.path)
    return render(request, "web/session_ended.jinja", {"back": request.path}, status=403)


def _from_our_page(request: HttpRequest) -> bool:
    """Whether the browser says that the form was on one of our own pages."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()

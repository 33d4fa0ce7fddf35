"""Nothing typed is lost: what was sent after a session ended is kept, and shown again after signing in.

It is kept in the visitor's own (new) session on the server for an hour, for one page, and taken out when that page is
drawn again. It is never acted on: the person looks at it and presses the button once more.

Browsers are shared. Every form says, in a form only this service can write or read, whose page it was; what somebody
else typed is thrown away, not shown.
"""

import time
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

SESSION_KEY = "kept"
SECONDS = 3600
MOST_BYTES = 100_000
WHOSE = "whose"
_NEVER = {"csrfmiddlewaretoken", "code", "credential", WHOSE}


def keep(request: HttpRequest) -> bool:
    """Keep what was posted for this page; False when there was nothing, or too much."""
    typed = {name: request.POST.getlist(name) for name in request.POST if name not in _NEVER}
    size = sum(len(name) + sum(map(len, values)) for name, values in typed.items())
    if not any(any(values) for values in typed.values()) or size > MOST_BYTES:
        return False
    whose = request.POST.get(WHOSE, "")
    request.session[SESSION_KEY] = {"path": request.path, "at": time.time(), "typed": typed, "whose": whose}
    return True


def take(request: HttpRequest) -> QueryDict | None:
    """Return what was kept for this page, once; None when there is nothing."""
    found: dict[str, Any] | None = request.session.get(SESSION_KEY)
    if not found or found["path"] != request.path:
        return None
    del request.session[SESSION_KEY]
    if time.time() - found["at"] > SECONDS or not _is_theirs(request, found["whose"]):
        return None
    typed = QueryDict(mutable=True)
    for name, values in found["typed"].items():
        typed.setlist(name, values)
    return typed


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what a form is to be filled with: what was sent just now, even if empty, else what was kept; or None."""
    return request.POST if request.method == "POST" else take(request)


def whose_form(request: HttpRequest) -> dict[str, Any]:
    """Context of every template: the hidden inputs of a form, made only where a form is drawn."""
    return {"csrf_input": _inputs_lazy(request)}


def _inputs(request: HttpRequest) -> SafeString:
    token = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))
    if not request.user.is_authenticated:
        return token
    return format_html('{}<input type="hidden" name="{}" value="{}">', token, WHOSE, _mark(request))


_inputs_lazy = lazy(_inputs, SafeString, str)


def _mark(request: HttpRequest) -> str:
    return salted_hmac("alongside.web.kept", str(request.user.pk)).hexdigest()[:24]


def _is_theirs(request: HttpRequest, whose: str) -> bool:
    """A form without a mark was drawn for a visitor, and is shown to whoever sits there."""
    return not whose or (request.user.is_authenticated and constant_time_compare(whose, _mark(request)))


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

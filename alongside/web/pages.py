"""Public pages are kept in memory and sent again until something that they show changes: never stale, in any process.

A view says what its page shows (`shows`). The page is kept under the stamps of these things, which are read before the
view reads anything: what changes meanwhile makes the page look old, never new. So the first visit only tells what a
page shows; from the second on it is kept. Before it is sent again, one query asks whether all stamps are as they were.
Pages also end with the day in London, for closing days and time to answer.

Only visitors without a session get kept pages, and a page that sets a cookie is not kept: they are the same for all.
"""

import datetime
import gzip
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from cachetools import LRUCache
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

from alongside.web import stamps
from alongside.web.requests import Handler

#: Kept in each process, for its own life.
MOST_BYTES = 64 * 1024 * 1024
#: How much a page takes beside its words: its address and what it shows.
BESIDE = 4096
#: Of so many addresses it is known what their pages show.
MOST_KNOWN = 10_000
#: Shorter pages are not worth compressing.
SHORTEST_COMPRESSED = 200

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was sent, what it shows, and how that stood."""

    names: frozenset[str]
    stamps: Mapping[str, Any]
    day: datetime.date
    content_type: str
    etag: str
    body: bytes
    compressed: bytes
    match: Any

    @property
    def size(self) -> int:
        """Return the bytes it takes, about."""
        return len(self.body) + len(self.compressed) + BESIDE


class Memory:
    """The pages of one process, the longest unused forgotten first; and what pages show that are not kept yet."""

    def __init__(self, most_bytes: int = MOST_BYTES, most_known: int = MOST_KNOWN) -> None:
        self._pages: LRUCache[Key, Page] = LRUCache(most_bytes, getsizeof=lambda page: page.size)
        self._names: LRUCache[Key, frozenset[str]] = LRUCache(most_known)
        self._lock = threading.Lock()

    def page(self, key: Key) -> Page | None:
        """Return a kept page, which then counts as used."""
        with self._lock:
            return self._pages.get(key)

    def names(self, key: Key) -> frozenset[str] | None:
        """Return what the page at this address showed last time; None before the first visit."""
        with self._lock:
            return self._names.get(key)

    def learn(self, key: Key, names: frozenset[str]) -> None:
        """Remember what a page shows."""
        with self._lock:
            self._names[key] = names

    def keep(self, key: Key, page: Page) -> None:
        """Keep a page instead of an older one; one that is larger than all memory is not kept."""
        with self._lock, suppress(ValueError):
            self._pages.pop(key, None)
            self._pages[key] = page

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._pages.clear()
            self._names.clear()


memory = Memory()


def shows(request: HttpRequest, *names: str) -> None:
    """Say what the page of this request shows; it may then be kept until that changes."""
    request.shows = getattr(request, "shows", frozenset()) | frozenset(names)  # type: ignore[attr-defined]


class KeptPagesMiddleware:
    """Sends a kept page, before anything else is done for the request."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request."""
        if not is_for_all(request):
            return self.get_response(request)
        key = key_of(request)
        page = memory.page(key)
        if page and page.day == timezone.localdate() and page.stamps == stamps.values(page.names):
            return _sent(request, page)
        names = memory.names(key)
        if names is not None:
            request.stamps_before = stamps.values(names)  # type: ignore[attr-defined]
        return self.get_response(request)


class KeepPagesMiddleware:
    """Keeps what a view drew, when it said what it shows. Stands where the page is not yet compressed."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request."""
        response = self.get_response(request)
        names: frozenset[str] | None = getattr(request, "shows", None)
        if names is None or not is_for_all(request) or response.status_code != 200 or response.cookies:
            return response
        key = key_of(request)
        before = getattr(request, "stamps_before", None)
        if before is None or memory.names(key) != names:
            memory.learn(key, names)
            return response
        page = _page(request, response, names, before)
        memory.keep(key, page)
        return _sent(request, page)


def is_for_all(request: HttpRequest) -> bool:
    """Whether the answer is the same for everybody: somebody reads, and carries no cookie that says who."""
    return request.method in {"GET", "HEAD"} and request.COOKIES.keys() <= {settings.CSRF_COOKIE_NAME}


def key_of(request: HttpRequest) -> Key:
    """Return what tells one page from another: the address as it was asked for, and the database."""
    host = request.META.get("HTTP_HOST", "")
    database = str(settings.DATABASES["default"]["NAME"])
    return (database, request.scheme or "", host, request.path, request.META.get("QUERY_STRING", ""))


def _page(request: HttpRequest, response: HttpResponse, names: frozenset[str], before: Mapping[str, Any]) -> Page:
    set_response_etag(response)
    body = response.content
    return Page(
        names=names,
        stamps=before,
        day=timezone.localdate(),
        content_type=response.headers["Content-Type"],
        etag=response.headers["ETag"],
        body=body,
        compressed=gzip.compress(body, compresslevel=6, mtime=0) if len(body) >= SHORTEST_COMPRESSED else b"",
        match=request.resolver_match,
    )


def _sent(request: HttpRequest, page: Page) -> HttpResponse:
    request.resolver_match = page.match
    compress = bool(page.compressed) and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    response = HttpResponse(page.compressed if compress else page.body, content_type=page.content_type)
    response.headers["ETag"] = f"W/{page.etag}" if compress else page.etag
    response.headers["Content-Length"] = str(len(response.content))
    if compress:
        response.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    answer = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return answer if isinstance(answer, HttpResponse) else response

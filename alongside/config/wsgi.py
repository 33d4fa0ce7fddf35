"""The server's entry: `gunicorn alongside.config.wsgi`."""

import os
from collections.abc import Iterable
from threading import Event, Thread
from typing import Any

from django.core.wsgi import get_wsgi_application

from alongside.core import search

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")

_django = get_wsgi_application()
_is_preparing = Event()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer a request; beside the first one of a process, read the vocabularies, so that no search waits for them."""
    if not _is_preparing.is_set():
        _is_preparing.set()
        Thread(target=search.prepare, name="prepare search", daemon=True).start()
    return _django(environ, start_response)

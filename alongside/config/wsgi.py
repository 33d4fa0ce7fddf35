"""The server's entry: `gunicorn alongside.config.wsgi`."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from alongside.core import search

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")

application = get_wsgi_application()

# Beside the first requests, so that neither the start nor the first search waits for it.
Thread(target=search.prepare, name="prepare search", daemon=True).start()

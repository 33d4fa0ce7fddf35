"""The server's entry: `gunicorn alongside.config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")

application = get_wsgi_application()

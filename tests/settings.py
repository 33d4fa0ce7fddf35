"""Settings for tests: the product's own, with files served as they lie, and no limits unless a test asks for them."""

import atexit
import os
import shutil
import tempfile

if "ALONGSIDE_DATA" not in os.environ:
    os.environ["ALONGSIDE_DATA"] = tempfile.mkdtemp(prefix="alongside-test-")
    atexit.register(shutil.rmtree, os.environ["ALONGSIDE_DATA"], ignore_errors=True)
os.environ.setdefault("ALONGSIDE_SECRET_KEY", "only-for-tests-only-for-tests-only-for-tests")

from alongside.config.settings import *  # noqa: F403  the environment must be set before
from alongside.config.settings import DATA, DATABASES, STORAGES

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in production: the journeys' server writes from threads of its own.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
    # What tests write need not survive a power cut; waiting for the disk at each commit would double their time.
    # (The test that kills a server starts a real one, with the product's own settings.)
    _options = DATABASES["default"]["OPTIONS"]
    _hasty = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    DATABASES["default"]["OPTIONS"] = _options | {"init_command": _hasty}
SECOND_STEP = False
RATE_LIMITS = ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "WARNING"}}

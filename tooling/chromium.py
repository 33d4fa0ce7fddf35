"""The browser that the journeys drive: Debian's Chromium, or the one that CHROMIUM names."""

import os
import shutil

from tooling import debian

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """Return the path of a browser on this machine."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def ensure() -> str:
    """Return the path of a browser, installing Debian's when we may."""
    if not find():
        debian.install("chromium", needed_for="the journeys in a real browser")
    return find() or "chromium"

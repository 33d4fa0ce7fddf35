"""The browser that the journeys drive: Debian's Chromium, or the one that CHROMIUM names."""

import os
import shutil

from tooling import debian

NAMES = ("chromium", "chromium-browser", "google-chrome")


def ensure() -> str:
    """Return the path of a browser, installing Debian's when we may."""
    given = os.environ.get("CHROMIUM", "")
    found = given or next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        debian.install("chromium", needed_for="the journeys in a real browser")
        found = "/usr/bin/chromium"
    return found

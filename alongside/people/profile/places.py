"""Only a town or district is asked. Somebody who types a whole postcode is told that we keep its first half."""

import re

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*\d[A-Z]{2}\b", re.IGNORECASE)


def without_postcode(typed: str) -> tuple[str, bool]:
    """Return the place with each whole postcode cut to its first half (its outward code), and whether one was cut."""
    cut = _POSTCODE.sub(lambda found: found.group(1).upper(), typed)
    return cut, cut != typed

"""Folding words so that any database can compare them: lower case, no accents, single spaces."""

import re
import unicodedata

_GAPS = re.compile(r"[^\w]+")


def folded(text: str) -> str:
    """Return the words of a text, folded: "Anxiété & ME/CFS" becomes "anxiete me cfs"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _GAPS.sub(" ", "".join(mark for mark in plain if not unicodedata.combining(mark))).strip()

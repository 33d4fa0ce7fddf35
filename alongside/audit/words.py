"""What the codes of the record mean, in the words that people read about themselves.

Each room says its own in its `recorded.py`. The record keeps codes, so that words can be mended and translated later.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.module_loading import autodiscover_modules

Words = Mapping[str, Any]

_events: dict[str, Any] = {}
_facts: dict[str, Any] = {}


def describe(*, events: Words, facts: Words | None = None) -> None:
    """Say what codes such as `opportunity.published` mean, and what is kept beside them is called."""
    _events.update(events)
    _facts.update(facts or {})


def events() -> Words:
    """Return the words of every code."""
    autodiscover_modules("recorded")
    return _events


def facts() -> Words:
    """Return the words of what is kept beside codes."""
    autodiscover_modules("recorded")
    return _facts

"""The words that people agree to. Change the words: give them a new version; the old ones stay readable in history."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.people.consents.models import Purpose


@dataclass(frozen=True, kw_only=True)
class Text:
    """What is said beside the tick box, under its version."""

    version: str
    keep: Any
    share: Any


TEXTS: dict[str, Text] = {
    Purpose.LIVED_EXPERIENCE: Text(
        version="2026-11-23",
        keep=_("I agree that this service keeps what I say here about what I have lived through."),
        share=_("Share what I have lived through, so that they can choose who takes part."),
    ),
    Purpose.ACCESS_NEEDS: Text(
        version="2026-11-23",
        keep=_("I agree that this service keeps what I say about my access and support needs, and the formats I need."),
        share=_("Share my access and support needs, so that they can make it work for me."),
    ),
}


def text_of(purpose: str) -> Text:
    """Return the words of today for a purpose."""
    return TEXTS[Purpose(purpose)]

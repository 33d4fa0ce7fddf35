"""Words that several pages of this room show."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

KNOWN_ACCESSIBILITY_ISSUES = [
    _("We have not yet asked people who use screen readers every day to test the service."),
    _("There is no easy read or British Sign Language version of these pages yet. You can ask us for one."),
]


@dataclass(frozen=True)
class LevelWords:
    """A level of participation in plain words."""

    label: Any
    meaning: Any


LEVELS = [
    LevelWords(_("Informed"), _("You are told what is happening. You do not decide anything.")),
]

"""Words that this room shows and that change as the service does."""

from django.utils.translation import gettext_lazy as _

KNOWN_ACCESSIBILITY_ISSUES = [
    _("We have not yet asked people who use screen readers every day to test the service."),
    _("There is no easy read or British Sign Language version of these pages yet. You can ask us for one."),
]

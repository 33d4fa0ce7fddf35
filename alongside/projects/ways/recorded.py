"""What is recorded about the ways of working, in words."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "projects.ways_agreed": _("Agreed to the ways of working of a team"),
    "projects.ways_written": _("Wrote the ways of working of a team"),
}

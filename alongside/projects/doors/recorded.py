"""What is recorded about doors, in words."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "projects.door_added": _("Wrote down whom a project needs"),
    "projects.door_changed": _("Wrote how it goes with somebody whom a project needs"),
}

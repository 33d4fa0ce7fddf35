"""What is recorded about discussions, in words."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "projects.post_edited": _("Changed what they wrote in a discussion"),
    "projects.post_hidden": _("Hid what was written in a discussion"),
    "projects.post_report_handled": _("Dealt with a call for help about what was written in a team"),
    "projects.post_reported": _("Asked for help with what was written in a discussion"),
    "projects.post_shown": _("Showed again what was hidden in a discussion"),
    "projects.posted": _("Wrote in a discussion"),
    "projects.topic_read": _("Said that they have read a discussion"),
    "projects.topic_started": _("Started a discussion"),
}

"""What is recorded about meetings, in words."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "projects.calendar_address_made": _("Made a private address for their calendar"),
    "projects.calendar_address_stopped": _("Stopped the private address for their calendar"),
    "projects.meeting_agenda_changed": _("Changed what a meeting is to talk about"),
    "projects.meeting_answered": _("Said whether they come to a meeting"),
    "projects.meeting_cancelled": _("Cancelled a meeting"),
    "projects.meeting_changed": _("Changed a meeting"),
    "projects.meeting_held": _("Wrote down who was at a meeting"),
    "projects.meeting_notes_written": _("Wrote notes of a meeting"),
    "projects.meeting_planned": _("Planned a meeting"),
    "projects.meeting_set": _("Set the time of a meeting"),
    "projects.meeting_time_taken_away": _("Took away a time offered for a meeting"),
    "projects.meeting_times_answered": _("Said which times fit for a meeting"),
    "projects.meeting_times_offered": _("Offered times for a meeting"),
    "projects.meeting_turn_put_down": _("Put down chairing a meeting, or its notes"),
    "projects.meeting_turn_taken": _("Took on chairing a meeting, or its notes"),
    "projects.needs_kept_back": _("Took their access needs out of the list for meetings"),
    "projects.needs_shared": _("Let their access needs stand, without a name, in the list for meetings"),
}

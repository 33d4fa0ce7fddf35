"""What is recorded about tasks, in words."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "projects.task_changed": _("Changed a task of a team"),
    "projects.task_done": _("Said that a task of a team is done"),
    "projects.task_made": _("Made a task for a team"),
    "projects.task_put_down": _("Put down a task of a team"),
    "projects.task_taken": _("Took a task of a team"),
}

"""What is held about a person for tasks, for their download. What the team has to do stays, without a name."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Person
from alongside.projects.todo.models import Task, TaskPerson


def export(person: Person) -> dict[str, Any]:
    """Everything, in plain values."""
    mine = TaskPerson.objects.filter(member__person=person).select_related("task__project").order_by("pk")
    made = Task.objects.filter(made_by__person=person).select_related("project").order_by("pk")
    return {"tasks": [_task(one.task) for one in mine], "tasks_written_down": [_task(one) for one in made]}


def _task(one: Task) -> dict[str, Any]:
    return {
        "project": one.project.title,
        "task": one.what,
        "more": one.more,
        "when": one.when,
        "state": one.get_state_display(),
        "done_at": one.done_at,
    }


WORDS: Mapping[str, Any] = {
    "tasks": _("Tasks you do, or did"),
    "tasks_written_down": _("Tasks you wrote down"),
    "task": _("Task"),
    "more": _("More about it"),
    "when": _("By when"),
    "state": _("How far it is"),
    "done_at": _("When it was done"),
}

"""The tasks of a team: each page in a fixed number of queries."""

import uuid

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from alongside.projects.models import Member, Project
from alongside.projects.todo.models import OPEN, Task, TaskPerson


def open_tasks(project: Project, only: Member | None = None) -> QuerySet[Task]:
    """Return what there is to do, with who does it: first what has a day, then the newest; perhaps only of one."""
    found = _with_people(project).filter(state__in=OPEN)
    if only is not None:
        found = found.filter(Exists(TaskPerson.objects.filter(task=OuterRef("pk"), member=only)))
    return found.order_by(F("when").asc(nulls_last=True), "-made_at", "-pk")


def finished(project: Project) -> QuerySet[Task]:
    """Return what was done or is no longer needed, the newest first."""
    found = _with_people(project).exclude(state__in=OPEN)
    return found.order_by(F("done_at").desc(nulls_last=True), "-pk")


def _with_people(project: Project) -> QuerySet[Task]:
    """Each with whether it is free to take: nobody has it who is here and does not pause."""
    here = TaskPerson.objects.filter(member__left_at=None).select_related("member__person", "recorded_by")
    held = TaskPerson.objects.filter(task=OuterRef("pk"), member__left_at=None, member__paused_at=None)
    found = Task.objects.filter(project=project).annotate(is_free=~Exists(held))
    shown = here.order_by("member__joined_at", "member")
    return found.prefetch_related(Prefetch("people", queryset=shown, to_attr="here"))


def task_of(project: Project, key: uuid.UUID) -> Task | None:
    """Return a task of this project."""
    found = _with_people(project).filter(key=key)
    return found.select_related(
        "project", "from_post__topic", "from_post__member", "from_meeting", "from_decision", "made_by__person",
        "recorded_by",
    ).first()  # fmt: skip


def open_for(member: Member) -> int:
    """Return how many tasks a member has to do, in one query."""
    return TaskPerson.objects.filter(member=member, task__state__in=OPEN).count()


def here(task: Task) -> list[TaskPerson]:
    """Return who in the team does a task, asked with it."""
    found: list[TaskPerson] = task.here  # type: ignore[attr-defined]
    return found

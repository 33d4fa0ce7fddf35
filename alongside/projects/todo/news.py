"""Which tasks are done, and which wait for whom: for as long as it takes."""

import datetime

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.projects.news import Members, News, Projects, Span, Waiting
from alongside.projects.todo.models import OPEN, Task, TaskPerson


def news(projects: Projects, span: Span) -> list[News]:
    """Return what was done, and by whom, in two queries."""
    done = Task.objects.filter(project__in=projects, **span.of("done_at")).prefetch_related("people__member__person")
    return [_done(task, task.done_at) for task in done if task.done_at]


def _done(task: Task, at: datetime.datetime) -> News:
    who = sorted((one.member for one in task.people.all()), key=lambda member: member.pk)
    names = ", ".join(member.name or str(_("somebody who has left")) for member in who)
    words = _("Done by {names}: {what}") if names else _("Done: {what}")
    return News(
        project=task.project_id, at=at, by=who[0].pk if len(who) == 1 else None, view="team_task", key=task.key,
        text=format_lazy(words, names=names, what=task.what),
    )  # fmt: skip


def waiting(members: Members) -> list[Waiting]:
    """Return what these members have to do, in one query."""
    found = TaskPerson.objects.filter(member__in=members, member__left_at=None, task__state__in=OPEN)
    return [
        Waiting(
            member=one.member_id,
            text=format_lazy(_("Your task, for when you can: {what}"), what=one.task.what),
            view="team_task",
            key=one.task.key,
        )
        for one in found.select_related("task").order_by("task__made_at", "pk")
    ]

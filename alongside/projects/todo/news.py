"""Which tasks wait for whom: for as long as it takes."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.projects.news import Members, Waiting
from alongside.projects.todo.models import OPEN, TaskPerson


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

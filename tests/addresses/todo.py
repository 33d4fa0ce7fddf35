"""Tasks of a team: one that is somebody's, one that is free, one that is done."""

import datetime

from django.utils import timezone

from alongside.projects.models import Member, Post, Task, TaskPerson


def todo(one: Member, other: Member, post: Post) -> Task:
    """Make them, written down by the first of two members; return the first."""
    now = timezone.now()
    facts = {"project": one.project, "made_by": one, "made_at": now}
    day = now.date() + datetime.timedelta(days=7)
    task = Task.objects.create(what="Γράψε", more="Πώς", when=day, from_post=post, **facts)
    TaskPerson.objects.create(task=task, member=one)
    held = Task.objects.create(what="Ρώτα", state="doing", **facts)
    TaskPerson.objects.create(task=held, member=other)
    done = Task.objects.create(what="Έγινε", state="done", done_at=now, **facts)
    TaskPerson.objects.create(task=done, member=one)
    return task

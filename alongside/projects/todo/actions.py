"""Making tasks, taking them, changing them, doing them."""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects.contributions import actions as contributions
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.models import Contribution, Member, Project
from alongside.projects.presses import made_before
from alongside.projects.seats import acts_for, locked, recorder, sits
from alongside.projects.todo.models import Task, TaskPerson
from alongside.projects.todo.origins import Origin, origin

#: What a team says of a task; beside it stands who does it.
DETAILS = ("what", "more", "when", "state")


@transaction.atomic
def make(
    *,
    by: Person,
    project: Project,
    values: Mapping[str, Any],
    who: Collection[int],
    key: uuid.UUID,
    of: Origin,
    whom: Member | None = None,
) -> Task:
    """Make a task, for whoever is named by number, perhaps out of something. The same key makes one.

    What it comes out of is looked up anew: nothing of another project, nothing that was hidden meanwhile.
    """
    project = locked(project)
    member = acts_for(by, project, whom)
    before = made_before(Task.objects.all(), key, project_id=project.pk)
    if before is not None:
        return before
    of = origin(project, sits(by, project), {name: str(found) for name, found in of.keys().items()})
    details = {name: values[name] for name in ("what", "more", "when")}
    task = Task.objects.create(
        key=key, project=project, from_post=of.post, from_meeting=of.meeting, from_decision=of.decision,
        made_by=member, recorded_by=recorder(by, member), made_at=timezone.now(), **details,
    )  # fmt: skip
    _put(task, who, by)
    audit.record("projects.task_made", by=by, thing=task)
    return task


@transaction.atomic
def change(*, by: Person, task: Task, values: Mapping[str, Any], who: Collection[int], seen: str) -> Task:
    """Change a task, who does it, and how far it is.

    Raises ChangedMeanwhileError when somebody else changed it since the page was opened (`seen`).
    """
    own, task = _enter(by, task)
    changed = [name for name in DETAILS if getattr(task, name) != values[name]]
    people = set(who) & _members(task)
    if not changed and people == _doing(task):
        return task
    if str(task.version) != seen:
        raise ChangedMeanwhileError
    was_done = task.state == Task.State.DONE
    for name in changed:
        setattr(task, name, values[name])
    _put(task, who, by)
    if task.state == Task.State.DONE:
        _did(task, by, own)
    if was_done != (task.state == Task.State.DONE):
        task.done_at = None if was_done else timezone.now()
    _save(task)
    audit.record("projects.task_changed", by=by, thing=task, fields=changed)
    return task


@transaction.atomic
def take(*, by: Person, task: Task, whom: Member | None = None) -> None:
    """Do a task oneself, beside whoever else does it. Pressed twice, it is taken once."""
    _own, task = _enter(by, task)
    member = acts_for(by, task.project, whom)
    _need_open(task)
    _person, is_new = TaskPerson.objects.get_or_create(task=task, member=member, defaults=_marked(by, member))
    if is_new:
        _save(task)
        audit.record("projects.task_taken", by=by, thing=task, for_member=member.pk)


@transaction.atomic
def put_down(*, by: Person, task: Task, whom: Member | None = None) -> None:
    """No longer do a task; nobody asks why."""
    _own, task = _enter(by, task)
    member = acts_for(by, task.project, whom)
    _need_open(task)
    gone, _rows = TaskPerson.objects.filter(task=task, member=member).delete()
    if gone:
        _save(task)
        audit.record("projects.task_put_down", by=by, thing=task, for_member=member.pk)


@transaction.atomic
def finish(*, by: Person, task: Task, whom: Member | None = None) -> None:
    """Say that a task is done. It counts for each who did it; also for who says so where all of those pause."""
    _own, task = _enter(by, task)
    own = acts_for(by, task.project, whom)
    if task.state == Task.State.DONE:
        return
    _need_open(task)
    task.state, task.done_at = Task.State.DONE, timezone.now()
    if not task.people.filter(member__left_at=None, member__paused_at=None).exists():
        TaskPerson.objects.get_or_create(task=task, member=own, defaults=_marked(by, own))
    _did(task, by, own)
    _save(task)
    audit.record("projects.task_done", by=by, thing=task)


def _enter(by: Person, task: Task) -> tuple[Member, Task]:
    """Return the place in the team of who acts, and the task as it is now."""
    project = locked(task.project)
    own = sits(by, project)
    found = Task.objects.get(pk=task.pk)
    found.project = project
    return own, found


def _need_open(task: Task) -> None:
    if task.state == Task.State.DONE:
        raise NotPossibleError(_("This task is done already."))
    if task.state == Task.State.NOT_NEEDED:
        raise NotPossibleError(_("This task is no longer needed. You can open it again on its page."))


def _members(task: Task) -> set[int]:
    return set(Member.objects.filter(project=task.project_id, left_at=None).values_list("pk", flat=True))


def _doing(task: Task) -> set[int]:
    """Who in the team now does it."""
    return set(task.people.filter(member__left_at=None).values_list("member", flat=True))


def _put(task: Task, who: Collection[int], by: Person) -> None:
    """Let these members do it, and nobody else who is in the team now."""
    people = Member.objects.filter(project=task.project_id, left_at=None, pk__in=who).order_by("pk")
    task.people.filter(member__left_at=None).exclude(member__in=people).delete()
    for member in people.select_related("helper"):
        is_helper = member.helper is not None and member.helper.person_id == by.pk
        defaults = _marked(by, member) if is_helper else {}
        TaskPerson.objects.get_or_create(task=task, member=member, defaults=defaults)


def _marked(by: Person, member: Member) -> dict[str, Person | None]:
    return {"recorded_by": recorder(by, member)}


def _did(task: Task, by: Person, own: Member) -> None:
    if not _doing(task):
        TaskPerson.objects.get_or_create(task=task, member=own)
    for one in task.people.filter(member__left_at=None).select_related("member__project").order_by("pk"):
        helper = recorder(by, one.member)
        contributions.record(one.member, Contribution.Kind.TASK, task.key, recorded_by=helper)


def _save(task: Task) -> None:
    task.version += 1
    task.save(update_fields=[*DETAILS, "done_at", "version"])

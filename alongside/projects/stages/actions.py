"""Agreeing the aim, saying what the project is about, and moving from stage to stage."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.audit import actions as audit
from alongside.people.models import Person
from alongside.projects import rules
from alongside.projects.contributions import actions as contributions
from alongside.projects.errors import ChangedMeanwhileError, NotPossibleError
from alongside.projects.models import Contribution, Project, StageMove
from alongside.projects.seats import locked, sits
from alongside.projects.stages import settling

Kind = Contribution.Kind
#: What a team says of its project, beside the aim.
ABOUT = ("title", "summary", "improves", "experience_measure", "groups", "areas", "silence_days")


@transaction.atomic
def agree_aim(*, by: Person, project: Project, aim: str, seen: str) -> Project:
    """Write down the aim that the team has agreed, or a better wording. `seen` is the mark of the page that was shown.

    Raises ChangedMeanwhileError when somebody else wrote in between.
    """
    project = locked(project)
    member = sits(by, project)
    _need_started(project)
    if project.aim == aim:
        return project
    _need_unchanged(project, seen)
    project.aim = aim
    project.aim_agreed_at = project.aim_agreed_at or timezone.now()
    project.version += 1
    project.save(update_fields=["aim", "aim_agreed_at", "version"])
    contributions.record(member, Kind.AIM, project.version)
    audit.record("projects.aim_agreed", by=by, thing=project)
    return project


@transaction.atomic
def describe(*, by: Person, project: Project, values: Mapping[str, Any], seen: str) -> Project:
    """Say what the project is about. Raises ChangedMeanwhileError when somebody else wrote in between."""
    project = locked(project)
    sits(by, project)
    changed = [name for name in ABOUT if name in values and getattr(project, name) != values[name]]
    if not changed:
        return project
    _need_unchanged(project, seen)
    for name in changed:
        setattr(project, name, values[name])
    project.version += 1
    project.save(update_fields=[*changed, "version"])
    audit.record("projects.described", by=by, thing=project, fields=changed)
    return project


@transaction.atomic
def move(*, by: Person, project: Project, to: str, words: str, seen: str) -> StageMove | None:
    """Move the project on, or back. `seen` is the stage that was shown; pressed twice, it moves once.

    Raises ChangedMeanwhileError when it is at another stage meanwhile.
    """
    project = locked(project)
    member = sits(by, project)
    _need_started(project)
    if project.stage == to:
        return None
    if project.stage != seen:
        raise ChangedMeanwhileError
    made = StageMove.objects.create(
        project=project, from_stage=project.stage, to_stage=to, at=timezone.now(), by=by, words=words
    )
    project.stage = to
    project.save(update_fields=["stage"])
    settling.settle(project, made.at)
    contributions.record(member, Kind.STAGE, made.pk)
    audit.record("projects.moved", by=by, thing=project, to=to)
    return made


@transaction.atomic
def agree_to_name(*, by: Person, project: Project) -> None:
    """A lead of the organisation agrees that its name stands beside the project."""
    project = locked(project)
    if not rules.may_agree_to_name(by, project):
        raise PermissionDenied
    if project.name_agreed_at is None:
        project.name_agreed_at = timezone.now()
        project.save(update_fields=["name_agreed_at"])
        audit.record("projects.name_agreed", by=by, thing=project)


@transaction.atomic
def take_name_back(*, by: Person, project: Project) -> None:
    """A lead of the organisation no longer agrees."""
    project = locked(project)
    if not rules.may_agree_to_name(by, project):
        raise PermissionDenied
    if project.name_agreed_at is not None:
        project.name_agreed_at = None
        project.save(update_fields=["name_agreed_at"])
        audit.record("projects.name_taken_back", by=by, thing=project)


def _need_started(project: Project) -> None:
    if project.started_at is None:
        raise NotPossibleError(_("The project has not started yet. Agree in the team to start it first."))


def _need_unchanged(project: Project, seen: str) -> None:
    if project.mark != seen:
        raise ChangedMeanwhileError

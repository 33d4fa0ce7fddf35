"""Saving a step of the profile."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.people.consents import queries as consents
from alongside.people.consents.actions import agree_to_keep, lock
from alongside.people.models import LivedTopic, Person, Profile, StepSaved
from alongside.people.profile.queries import answers_of
from alongside.people.profile.steps import Step


class ChangedMeanwhileError(Exception):
    """The step was saved in another window after this page was opened; nothing was written."""

    def __init__(self, *, version: int, answers: dict[str, Any]) -> None:
        self.version = version
        self.answers = answers
        super().__init__("This was changed in another window.")


class ConsentNeededError(Exception):
    """Health data without consent to keep it; nothing was written."""


@transaction.atomic
def save_step(
    *, by: Person, person: Person, step: Step, answers: dict[str, Any], version: int, agree: bool = False
) -> None:
    """Save the answers of one step. Saving the same again changes nothing.

    `version` is what the open page was drawn from (0: nothing saved yet).

    Raises ChangedMeanwhileError when somebody else, or the same person in another window, saved other answers since;
    ConsentNeededError for health data that nobody agreed to keep.
    """
    lock(person)
    saved = StepSaved.objects.filter(person=person, step=step.key).first()
    now, before = saved.version if saved else 0, answers_of(person, step)
    if saved and before == answers:
        return
    if now != version:
        raise ChangedMeanwhileError(version=now, answers=before)
    if step.purpose and any(answers.values()):
        _need_consent(by, person, step.purpose, agree)
    _write(person, step, answers)
    StepSaved.objects.update_or_create(
        person=person, step=step.key, defaults={"version": now + 1, "saved_at": timezone.now()}
    )
    audit.record("profile.saved", by=by, person=person, thing=person, step=step.key)


def _need_consent(by: Person, person: Person, purpose: str, agree: bool) -> None:
    if agree:
        agree_to_keep(by=by, person=person, purpose=purpose)
    elif not consents.may_keep(person, purpose):
        raise ConsentNeededError


def _write(person: Person, step: Step, answers: dict[str, Any]) -> None:
    if step.key == "name":
        Person.objects.filter(pk=person.pk).update(name=answers["name"])
    if step.key == "lived":
        LivedTopic.objects.filter(person=person).exclude(topic__in=answers["topics"]).delete()
        LivedTopic.objects.bulk_create(
            [LivedTopic(person=person, topic=slug) for slug in answers["topics"]], ignore_conflicts=True
        )
    if step.fields:
        Profile.objects.update_or_create(person=person, defaults={name: answers[name] for name in step.fields})

"""Giving consent, and taking it back: what it covered is deleted in the same moment."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from alongside.audit import actions as audit
from alongside.people import hooks
from alongside.people.consents.models import OURSELVES, Consent, Purpose
from alongside.people.consents.texts import text_of
from alongside.people.models import Person
from alongside.people.profile.models import LivedTopic, Profile

# What a consent covers: these columns of the profile, asked on these steps.
EMPTY: dict[Purpose, dict[str, Any]] = {
    Purpose.LIVED_EXPERIENCE: {"lived_words": ""},
    Purpose.ACCESS_NEEDS: {"formats": [], "language": "", "needs": [], "needs_words": ""},
}
STEPS_OF = {Purpose.LIVED_EXPERIENCE: ["lived"], Purpose.ACCESS_NEEDS: ["format", "needs"]}


def lock(person: Person) -> None:
    """Take turns: everything about one person's profile and consents is written one after the other."""
    Person.objects.select_for_update().get(pk=person.pk)


@transaction.atomic
def agree_to_keep(*, by: Person, person: Person, purpose: str) -> None:
    """Let this service keep it. Given twice, the first counts."""
    lock(person)
    _give(by, person, purpose, OURSELVES, "", Consent.How.PROFILE)


@transaction.atomic
def give_sharing_consent(
    *, by: Person, person: Person, organisation_key: str, organisation_name: str, purposes: Iterable[str]
) -> None:
    """Let an organisation see what these purposes cover."""
    if organisation_key == OURSELVES:
        raise ValueError("a consent to share names an organisation")
    lock(person)
    for purpose in sorted(set(purposes)):
        _give(by, person, purpose, organisation_key, organisation_name, Consent.How.INTEREST)


@transaction.atomic
def withdraw_sharing_consent(
    *, by: Person, person: Person, organisation_key: str, purposes: Iterable[str] | None = None
) -> None:
    """Take it back from an organisation (None: all of it): what other rooms hold because of it goes too."""
    if organisation_key == OURSELVES:
        return
    lock(person)
    _withdraw(by, person, organisation_key, list(purposes) if purposes is not None else list(Purpose))


@transaction.atomic
def withdraw(*, by: Person, person: Person, purpose: str) -> None:
    """Take back that this service keeps it: delete it here, and take it back from every organisation."""
    lock(person)
    held = Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None)
    for organisation_key in sorted(set(held.values_list("organisation_key", flat=True))):
        _withdraw(by, person, organisation_key, [purpose])
    _delete(person, purpose)


def _give(by: Person, person: Person, purpose: str, organisation_key: str, name: str, how: str) -> None:
    text = text_of(purpose)
    held = Consent.objects.filter(
        person=person, purpose=purpose, organisation_key=organisation_key, withdrawn_at=None
    ).first()
    now = timezone.now()
    if held and held.version == text.version:
        return
    if held:
        Consent.objects.filter(pk=held.pk).update(withdrawn_at=now)
    consent = Consent.objects.create(
        person=person, purpose=purpose, organisation_key=organisation_key, organisation_name=name[:200],
        version=text.version, how=how, given_at=now,
    )  # fmt: skip
    audit.record("consent.given", by=by, person=person, thing=consent, purpose=str(purpose), version=text.version)


def _withdraw(by: Person, person: Person, organisation_key: str, purposes: list[str]) -> None:
    held = Consent.objects.filter(
        person=person, organisation_key=organisation_key, purpose__in=purposes, withdrawn_at=None
    )
    for consent in list(held):
        Consent.objects.filter(pk=consent.pk).update(withdrawn_at=timezone.now())
        audit.record("consent.withdrawn", by=by, person=person, thing=consent, purpose=consent.purpose)
        if organisation_key != OURSELVES:
            for forget in hooks.sharing_withdrawn:
                forget(person, organisation_key, consent.purpose)


def _delete(person: Person, purpose: str) -> None:
    """Delete what a consent covered."""
    if purpose == Purpose.LIVED_EXPERIENCE:
        LivedTopic.objects.filter(person=person).delete()
    Profile.objects.filter(person=person).update(**EMPTY[Purpose(purpose)])
    # An open page that still shows what was deleted must not write it back unnoticed.
    person.steps_saved.filter(step__in=STEPS_OF[Purpose(purpose)]).update(version=F("version") + 1)

"""Consent: explicit, versioned, for one organisation and one purpose, and gone with its data when taken back."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from alongside.audit.models import Entry
from alongside.people import actions, hooks, queries
from alongside.people.consents import actions as consents
from alongside.people.consents import queries as held
from alongside.people.consents.models import Consent, Purpose
from alongside.people.models import LivedTopic, Person, Profile
from alongside.people.profile.queries import profile_shared_with
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Person:
    """Somebody who told us about their health and agreed that we keep it."""
    person = PersonFactory(name="Ann")
    Profile.objects.create(
        person=person, roles=["patient"], lived_words="Years of it", needs=["captions"], needs_words="Slow talk",
        formats=["bsl"], area="BS1",
    )  # fmt: skip
    LivedTopic.objects.create(person=person, topic="diabetes")
    for purpose in Purpose:
        consents.agree_to_keep(by=person, person=person, purpose=purpose)
    return person


def share(person: Person, key: str, *purposes: str) -> None:
    actions.give_sharing_consent(
        by=person, person=person, organisation_key=key, organisation_name=key.title(), purposes=purposes
    )


def test_an_organisation_sees_health_data_only_as_far_as_the_person_agreed(told: Person) -> None:
    nobody = profile_shared_with(told, "trust")
    assert (nobody.name, nobody.area) == ("Ann", "BS1")
    assert nobody.lived_experience is None
    assert nobody.access_needs is None
    share(told, "trust", Purpose.ACCESS_NEEDS)
    seen = profile_shared_with(told, "trust")
    assert seen.lived_experience is None
    assert seen.access_needs
    assert seen.access_needs.words == "Slow talk"
    assert profile_shared_with(told, "board").access_needs is None


def test_the_person_sees_the_whole_that_could_be_shared(told: Person) -> None:
    whole = queries.profile_for_sharing(told)
    assert whole.lived_experience
    assert whole.lived_experience.slugs == ("diabetes",)
    assert whole.roles == ("Patient, or somebody who uses care services",)


def test_a_consent_keeps_which_words_when_and_how_and_counts_once(told: Person) -> None:
    share(told, "trust", Purpose.ACCESS_NEEDS)
    share(told, "trust", Purpose.ACCESS_NEEDS)
    (consent,) = queries.sharing_consents(told)
    assert (consent.version, consent.how, consent.organisation_name) == ("2026-11-23", "interest", "Trust")
    assert Entry.objects.filter(what="consent.given", thing=str(consent.pk)).count() == 1


def test_new_words_need_a_new_consent_and_the_old_one_stays_in_history(told: Person, monkeypatch) -> None:
    import dataclasses

    from alongside.people.consents import texts

    share(told, "trust", Purpose.ACCESS_NEEDS)
    newer = dataclasses.replace(texts.TEXTS[Purpose.ACCESS_NEEDS], version="2027-01-01")
    monkeypatch.setitem(texts.TEXTS, Purpose.ACCESS_NEEDS, newer)
    share(told, "trust", Purpose.ACCESS_NEEDS)
    rows = Consent.objects.filter(person=told, organisation_key="trust").order_by("pk")
    assert [(row.version, row.withdrawn_at is None) for row in rows] == [("2026-11-23", False), ("2027-01-01", True)]


def test_taking_back_from_one_organisation_tells_the_other_rooms_and_leaves_the_profile(told, monkeypatch) -> None:
    forgotten: list[tuple[object, ...]] = []
    monkeypatch.setattr(hooks, "sharing_withdrawn", [lambda *about: forgotten.append(about)])
    share(told, "trust", *Purpose)
    share(told, "board", *Purpose)
    actions.withdraw_sharing_consent(
        by=told, person=told, organisation_key="trust", purposes=[Purpose.LIVED_EXPERIENCE]
    )
    assert forgotten == [(told, "trust", Purpose.LIVED_EXPERIENCE)]
    assert held.shared_purposes(told, "trust") == {Purpose.ACCESS_NEEDS}
    assert held.shared_purposes(told, "board") == set(Purpose)
    assert LivedTopic.objects.filter(person=told).exists()


def test_taking_back_that_we_keep_it_deletes_it_and_every_share_of_it(told: Person, monkeypatch) -> None:
    forgotten: list[str] = []
    monkeypatch.setattr(hooks, "sharing_withdrawn", [lambda person, key, purpose: forgotten.append(key)])
    share(told, "trust", *Purpose)
    share(told, "board", Purpose.LIVED_EXPERIENCE)
    consents.withdraw(by=told, person=told, purpose=Purpose.LIVED_EXPERIENCE)
    told.profile.refresh_from_db()
    assert not LivedTopic.objects.filter(person=told).exists()
    assert (told.profile.lived_words, told.profile.needs_words) == ("", "Slow talk")
    assert sorted(forgotten) == ["board", "trust"]
    assert not held.may_keep(told, Purpose.LIVED_EXPERIENCE)
    assert held.may_keep(told, Purpose.ACCESS_NEEDS)
    consents.withdraw(by=told, person=told, purpose=Purpose.LIVED_EXPERIENCE)
    assert Entry.objects.filter(what="consent.withdrawn").count() == 3


def test_when_a_room_cannot_forget_nothing_is_withdrawn(told: Person, monkeypatch) -> None:
    def fails(*about: object) -> None:
        raise RuntimeError

    share(told, "trust", *Purpose)
    monkeypatch.setattr(hooks, "sharing_withdrawn", [fails])
    with pytest.raises(RuntimeError):
        consents.withdraw(by=told, person=told, purpose=Purpose.LIVED_EXPERIENCE)
    assert held.may_keep(told, Purpose.LIVED_EXPERIENCE)
    assert LivedTopic.objects.filter(person=told).exists()


def test_the_database_holds_one_active_consent_of_a_kind(told: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(
            person=told, purpose=Purpose.ACCESS_NEEDS, version="1", how="profile", given_at=timezone.now()
        )


def test_several_people_are_read_at_once_exactly_as_one_by_one(told: Person, django_assert_num_queries: object) -> None:
    silent, other = PersonFactory(name="Bo"), PersonFactory(name="Cy")
    share(told, "trust", Purpose.ACCESS_NEEDS)
    share(other, "board", Purpose.LIVED_EXPERIENCE)
    people = [told, silent, other]
    with django_assert_num_queries(3):  # type: ignore[operator]
        seen = queries.profiles_shared_with(people, "trust")
    assert seen == {person.pk: profile_shared_with(person, "trust") for person in people}


def test_taking_back_from_an_organisation_that_cannot_be_changes_nothing(as_person: Client) -> None:
    typed = {"organisation": "7\x00", "purpose": str(Purpose.LIVED_EXPERIENCE)}
    assert as_person.post("/me/profile/sharing/", typed).status_code == 302

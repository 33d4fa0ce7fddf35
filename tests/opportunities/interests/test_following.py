"""Taking it back, giving up a place, and writing to each other."""

import uuid
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from alongside.messages import actions as inbox
from alongside.messages.models import Message
from alongside.opportunities import hooks
from alongside.opportunities.interests import sharing
from alongside.opportunities.interests.errors import BlockedError, NotPossibleError
from alongside.opportunities.interests.following import actions, queries
from alongside.opportunities.interests.talking import actions as talking
from alongside.opportunities.models import Interest, Note, Opportunity
from alongside.people.consents import actions as consents
from alongside.people.consents.models import Consent, Purpose
from alongside.people.models import Person, Profile
from tests.factories.opportunities import InterestFactory, OpportunityFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def interest(opportunity: Opportunity, partner: Person) -> Interest:
    return InterestFactory(opportunity=opportunity, person=partner)


def test_somebody_withdraws_without_saying_why(partner: Person, interest: Interest, chooser: Person) -> None:
    assert actions.withdraw(by=partner, interest=interest).state == "withdrawn"
    assert Message.objects.get().kind == "opportunities.interest_ended"


def test_pressing_withdraw_twice_is_one_withdrawal(partner: Person, interest: Interest) -> None:
    actions.withdraw(by=partner, interest=interest, reason="Ill")
    actions.withdraw(by=partner, interest=interest)
    interest.refresh_from_db()
    assert interest.events.count() == 1
    assert interest.end_reason == "Ill"


def test_a_yes_that_came_meanwhile_is_not_given_up_by_a_press_on_withdraw(partner: Person, interest: Interest) -> None:
    Interest.objects.update(state="yes", answered_at=timezone.now())
    with pytest.raises(NotPossibleError):
        actions.withdraw(by=partner, interest=interest)
    assert actions.decline(by=partner, interest=interest).state == "declined"


def test_a_place_that_was_never_given_cannot_be_given_up(partner: Person, interest: Interest) -> None:
    with pytest.raises(NotPossibleError):
        actions.decline(by=partner, interest=interest)


def test_nobody_withdraws_for_somebody_else(interest: Interest) -> None:
    with pytest.raises(Interest.DoesNotExist):
        actions.withdraw(by=PersonFactory(), interest=interest)


def agree(person: Person, opportunity: Opportunity) -> None:
    consents.give_sharing_consent(
        by=person, person=person, organisation_key=sharing.key_of(opportunity.organisation), organisation_name="It",
        purposes=[Purpose.LIVED_EXPERIENCE],
    )  # fmt: skip


def test_withdrawing_takes_the_consent_back_from_the_organisation(partner: Person, interest: Interest) -> None:
    agree(partner, interest.opportunity)
    actions.withdraw(by=partner, interest=interest)
    assert not Consent.objects.filter(withdrawn_at=None).exists()


def test_the_consent_stays_while_something_else_goes_on_with_the_same_organisation(
    partner: Person, interest: Interest
) -> None:
    agree(partner, interest.opportunity)
    InterestFactory(person=partner, opportunity=OpportunityFactory(organisation=interest.opportunity.organisation))
    actions.withdraw(by=partner, interest=interest)
    assert Consent.objects.filter(withdrawn_at=None).exists()


def test_other_rooms_hear_of_a_withdrawal(partner: Person, interest: Interest, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Any] = []
    monkeypatch.setattr(hooks, "withdrawn", [heard.append])
    actions.withdraw(by=partner, interest=interest)
    assert heard == [interest]


def test_choosers_see_the_profile_as_it_is_now_through_what_was_ticked(partner: Person, interest: Interest) -> None:
    profile = Profile.objects.create(person=partner, roles=["carer"], skills_words="Baking", lived_words="Years")
    interest.shares = ["skills", "lived"]
    assert [part.code for part in sharing.shared(interest)] == ["name", "skills"]
    agree(partner, interest.opportunity)
    assert [part.code for part in sharing.shared(interest)] == ["name", "skills", "lived"]
    profile.skills_words = "Maths"
    profile.save()
    assert sharing.shared(interest)[1].values == ["Maths"]


def test_many_are_read_exactly_as_one_by_one(partner: Person, interest: Interest) -> None:
    Profile.objects.create(person=partner, roles=["carer"], lived_words="Years")
    interest.shares = ["roles", "lived"]
    interest.save()
    agree(partner, interest.opportunity)
    others = InterestFactory.create_batch(2, opportunity=interest.opportunity)
    together = sharing.shared_by_many([interest, *others])
    assert together == {one.pk: sharing.shared(one) for one in [interest, *others]}


def write(by: Person, interest: Interest, words: str = "When is it?", key: uuid.UUID | None = None) -> Note:
    return talking.write(by=by, interest=interest, words=words, key=key or uuid.uuid4())


def test_a_chooser_asks_back_and_the_person_answers_and_each_is_told(
    partner: Person, chooser: Person, other_chooser: Person, interest: Interest
) -> None:
    write(chooser, interest)
    assert list(Message.objects.values_list("kind", "person_id")) == [("opportunities.note_for_person", partner.pk)]
    write(partner, interest, "On Monday")
    told = Message.objects.filter(kind="opportunities.note_for_choosers")
    assert set(told.values_list("person_id", flat=True)) == {chooser.pk, other_chooser.pk}
    titles = [moment.words for moment in queries.followed(partner, interest.key).moments]  # type: ignore[union-attr]
    assert titles == ["When is it?", "On Monday"]


def test_what_is_written_stays_out_of_the_email(partner: Person, chooser: Person, interest: Interest) -> None:
    write(chooser, interest, "How is your condition?")
    assert "condition" not in Message.objects.get().text


def test_pressing_send_message_twice_says_it_once(chooser: Person, interest: Interest) -> None:
    key = uuid.uuid4()
    assert write(chooser, interest, key=key) == write(chooser, interest, key=key)
    assert Note.objects.count() == 1


def test_only_the_person_and_the_choosers_write(interest: Interest) -> None:
    with pytest.raises(PermissionDenied):
        write(PersonFactory(), interest)


def test_a_person_who_blocked_a_chooser_gets_nothing_from_them_and_the_chooser_is_told(
    partner: Person, chooser: Person, other_chooser: Person, interest: Interest
) -> None:
    inbox.block(by=partner, sender=chooser)
    with pytest.raises(BlockedError):
        write(chooser, interest)
    assert write(other_chooser, interest)


def test_nobody_writes_after_a_withdrawal(partner: Person, chooser: Person, interest: Interest) -> None:
    actions.withdraw(by=partner, interest=interest)
    with pytest.raises(NotPossibleError):
        write(chooser, interest)


def test_nobody_reads_what_is_somebody_elses(interest: Interest) -> None:
    assert queries.followed(PersonFactory(), interest.key) is None

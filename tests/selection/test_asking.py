"""What people are asked for a fair draw: apart from all else, only with their consent, and theirs to take back."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from alongside.opportunities.errors import NotPossibleError
from alongside.opportunities.hooks import way_of_choosing
from alongside.opportunities.interests.errors import NotReadyError
from alongside.opportunities.interests.expressing import actions as expressing
from alongside.opportunities.interests.expressing import steps
from alongside.opportunities.interests.keeping import actions as keeping
from alongside.opportunities.models import Interest
from alongside.people.models import Person
from alongside.selection.asking import actions, step
from alongside.selection.models import Draw, Stated
from alongside.selection.targets.trying import entrants
from tests.factories import selection
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draw() -> Draw:
    return selection.planned(state="open", closed_at=None)


@pytest.fixture
def ann() -> Person:
    return PersonFactory(name="Ann")


def say(ann: Person, draw: Draw, slug: str, **words: object) -> None:
    asked = steps.steps_for(way_of_choosing("draw"), has_questions=False)
    here = next(one for one in asked if one.slug == slug)
    expressing.save(
        by=ann,
        opportunity=draw.opportunity,
        step=here,
        words=words,
        mark=steps.digest({}),
        writer=uuid.uuid4(),
        done=True,
    )


def fields(draw: Draw) -> tuple[str, str]:
    role, age = draw.features.all()
    return f"feature_{role.pk}", f"feature_{age.pk}"


def test_it_is_a_step_of_its_own_without_which_nothing_is_sent(draw: Draw, ann: Person) -> None:
    for slug, words in (("why", {"why": ""}), ("access", {"access": "none"}), ("sharing", {"shares": []})):
        say(ann, draw, slug, **words)
    with pytest.raises(NotReadyError):
        expressing.send(by=ann, opportunity=draw.opportunity, version_read=1)
    role, _age = fields(draw)
    say(ann, draw, "draw", may_use="yes", **{role: "Carer"})
    interest = expressing.send(by=ann, opportunity=draw.opportunity, version_read=1)
    (entrant,) = entrants(draw.opportunity, list(draw.features.all()))
    assert (entrant.interest, dict(entrant.values)) == (interest, {"Role": "Carer", "Age": "not stated"})


def test_without_consent_nothing_is_kept_and_the_person_counts_as_not_stated(draw: Draw, ann: Person) -> None:
    role, _age = fields(draw)
    say(ann, draw, "draw", may_use="no", **{role: "Carer"})
    stated = Stated.objects.get()
    assert (stated.values, stated.agreed_at) == ({}, None)
    assert set(step.usable(stated, draw.features.all()).values()) == {"not stated"}


def test_an_answer_that_is_not_on_the_list_is_not_kept(draw: Draw, ann: Person) -> None:
    role, age = fields(draw)
    say(ann, draw, "draw", may_use="yes", **{role: "King", age: "not stated"})
    assert list(Stated.objects.get().values.values()) == ["not stated"]


def test_what_was_typed_is_kept_before_it_is_finished_and_does_not_count_yet(draw: Draw, ann: Person) -> None:
    role, _age = fields(draw)
    say(ann, draw, "draw", may_use="", **{role: "Carer"})
    stated = Stated.objects.get()
    assert list(stated.values.values()) == ["Carer"]
    assert step.usable(stated, draw.features.all())[str(draw.features.first().pk)] == "not stated"


def test_choosers_see_nothing_of_it(draw: Draw, client: Client) -> None:
    interest = selection.come_forward(draw, ["Carer", "Under 40"])[0]
    client.force_login(selection.chooser(draw))
    for address in ("answers/", f"answers/{interest.key}/", f"answers/answer/?person={interest.key}"):
        page = client.get(f"/opportunities/{draw.opportunity.slug}/{address}").content.decode()
        assert interest.person.name in page
        assert "Under 40" not in page
        assert "Carer" not in page


def test_it_can_be_taken_back_until_the_draw_is_fixed(draw: Draw) -> None:
    interest = selection.come_forward(draw, ["Carer", "Under 40"])[0]
    with pytest.raises(PermissionDenied):
        actions.take_back(by=PersonFactory(), interest=interest)
    actions.take_back(by=interest.person, interest=interest)
    actions.take_back(by=interest.person, interest=interest)
    stated = Stated.objects.get()
    assert (stated.values, stated.may_use) == ({}, "no")
    Draw.objects.update(
        stage="working", targets=draw.versions.create(number=1, size=1, at=stated.interest.sent_at),
        proposed_at=stated.interest.sent_at, confirmed_at=stated.interest.sent_at,
    )  # fmt: skip
    with pytest.raises(NotPossibleError):
        actions.take_back(by=interest.person, interest=interest)


def test_it_goes_when_the_person_leaves_or_throws_it_away(draw: Draw, ann: Person) -> None:
    interest = selection.come_forward(draw, ["Carer", ""])[0]
    keeping.erase(interest.person)
    assert not Stated.objects.exists()
    say(ann, draw, "draw", may_use="yes")
    assert Stated.objects.count() == 1
    expressing.throw_away(by=ann, opportunity=draw.opportunity)
    assert not Stated.objects.exists()
    assert not Interest.objects.filter(person=ann).exists()

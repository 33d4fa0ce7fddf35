"""Preparing a fair draw: what must be said, and that nothing of it changes once people are promised it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from alongside.opportunities.completeness import unanswered
from alongside.opportunities.errors import NotPossibleError, UnfinishedError
from alongside.opportunities.models import Opportunity
from alongside.opportunities.publishing import actions as life
from alongside.people.models import Person
from alongside.selection.models import MOST_FEATURES, Draw
from alongside.selection.planning import actions, queries
from alongside.selection.planning.forms import FeatureForm
from tests.factories.opportunities import DraftFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db
GROUNDS = {"purpose": "So", "evidence": "Seen", "proportionate": "Needed", "advice_taken": "Asked"}
SCRUTINEER = {"name": "Ada", "role": "chair", "email": "ada@example.org"}


@pytest.fixture
def draft() -> Opportunity:
    return DraftFactory(way_of_choosing="draw")


@pytest.fixture
def lead(draft: Opportunity) -> Person:
    return MembershipFactory(organisation=draft.organisation, is_lead=True).person


def asked(name: str = "Age") -> actions.Asked:
    return actions.Asked(name=name, question="How old?", help="", values=["Young", "Old"], shares={})


def prepare(lead: Person, draft: Opportunity) -> None:
    actions.save_grounds(by=lead, opportunity=draft, grounds=GROUNDS)
    actions.name_scrutineer(by=lead, opportunity=draft, about=SCRUTINEER)
    actions.save_feature(by=lead, opportunity=draft, number=None, asked=asked())


def test_a_fair_draw_is_published_only_once_it_is_prepared(draft: Opportunity, lead: Person) -> None:
    assert "way" in unanswered(draft)
    with pytest.raises(UnfinishedError):
        life.publish(by=lead, opportunity=draft)
    prepare(lead, draft)
    assert "way" not in unanswered(draft)
    assert life.publish(by=lead, opportunity=draft).state == Opportunity.State.OPEN


@pytest.mark.parametrize("missing", ["purpose", "evidence", "proportionate", "advice_taken"])
def test_a_paid_role_needs_every_reason_and_advice(draft: Opportunity, lead: Person, missing: str) -> None:
    prepare(lead, draft)
    actions.save_grounds(by=lead, opportunity=draft, grounds=GROUNDS | {missing: ""})
    assert not queries.is_prepared(draft)
    draft.is_paid = False
    assert queries.is_prepared(draft) == (missing == "advice_taken")


def test_nothing_changes_once_it_is_published(draft: Opportunity, lead: Person) -> None:
    prepare(lead, draft)
    opportunity = life.publish(by=lead, opportunity=draft)
    feature = Draw.objects.get().features.get()
    for action, facts in (
        (actions.save_grounds, {"grounds": GROUNDS}),
        (actions.save_feature, {"number": feature.pk, "asked": asked("Other")}),
        (actions.remove_feature, {"number": feature.pk}),
        (actions.take_ready_made, {"code": "sex"}),
        (actions.name_scrutineer, {"about": SCRUTINEER}),
    ):
        with pytest.raises(PermissionDenied):
            action(by=lead, opportunity=opportunity, **facts)


def test_the_way_of_choosing_stays_once_it_is_published(draft: Opportunity, lead: Person, client: Client) -> None:
    prepare(lead, draft)
    opportunity = life.publish(by=lead, opportunity=draft)
    client.force_login(lead)
    typed = {"way_of_choosing": "choosers", "how_chosen": "Differently", "version": "0"}
    client.post(f"/opportunities/drafts/{opportunity.key}/choosing/", typed)
    opportunity.refresh_from_db()
    assert (opportunity.way_of_choosing, opportunity.how_chosen) == ("draw", "Differently")


def test_the_same_feature_twice_is_one_and_a_name_is_given_once(draft: Opportunity, lead: Person) -> None:
    first = actions.take_ready_made(by=lead, opportunity=draft, code="age")
    assert actions.take_ready_made(by=lead, opportunity=draft, code="age") == first
    other = actions.save_feature(by=lead, opportunity=draft, number=None, asked=asked("Role"))
    with pytest.raises(NotPossibleError):
        actions.save_feature(by=lead, opportunity=draft, number=other.pk, asked=asked("age"))
    assert sum(first.shares.values()) == pytest.approx(100)


def test_there_are_seven_features_at_most(draft: Opportunity, lead: Person) -> None:
    for number in range(MOST_FEATURES):
        actions.save_feature(by=lead, opportunity=draft, number=None, asked=asked(f"Feature {number}"))
    with pytest.raises(NotPossibleError):
        actions.save_feature(by=lead, opportunity=draft, number=None, asked=asked("One more"))
    with pytest.raises(NotPossibleError):
        actions.take_ready_made(by=lead, opportunity=draft, code="nothing")


@pytest.mark.parametrize(
    ("text", "values", "shares"),
    [
        ("Carer\nPatient", ["Carer", "Patient"], {}),
        ("16 to 24: 13\n 25 or over : 87 % \n\n", ["16 to 24", "25 or over"], {"16 to 24": 13, "25 or over": 87}),
        ("Yes: 8,76\nNo: 91,24", ["Yes", "No"], {"Yes": 8.76, "No": 91.24}),
        ("Both: him and her\nNeither", ["Both: him and her", "Neither"], {}),
    ],
)
def test_answers_are_read_line_by_line(text: str, values: list[str], shares: dict[str, float]) -> None:
    form = FeatureForm({"name": "Age", "question": "How old?", "values": text})
    assert form.is_valid()
    assert (form.asked().values, dict(form.asked().shares)) == (values, shares)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Only one", "at least two answers"),
        ("A\na", "“a” is there twice"),
        ("A: 5\nB", "a number for each answer, or for none"),
        ("A: -1\nB: 2", "must be 0 or more"),
        ("A: 0\nB: 0", "a number above 0"),
        ("A: nan\nB: 2", "must be 0 or more"),
        ("A: inf\nB: 2", "must be 0 or more"),
        ("A: 1e999\nB: 2", "must be 0 or more"),
        ("Not stated\nB", "Leave out “not stated”"),
        ("x" * 61 + "\nB", "to 60 letters or fewer"),
        ("\n".join(f"V{number}" for number in range(21)), "20 answers at most"),
        (": 5\nB: 3", "60 letters or fewer"),
    ],
)
def test_answers_that_cannot_be_used_are_said(text: str, words: str) -> None:
    form = FeatureForm({"name": "Age", "question": "How old?", "values": text})
    assert not form.is_valid()
    assert words in " ".join(form.errors["values"])


def test_somebody_else_checks_when_another_is_named(draft: Opportunity, lead: Person) -> None:
    first = actions.name_scrutineer(by=lead, opportunity=draft, about=SCRUTINEER)
    assert actions.name_scrutineer(by=lead, opportunity=draft, about=SCRUTINEER) == first
    other = actions.name_scrutineer(by=lead, opportunity=draft, about=SCRUTINEER | {"email": "bo@example.org"})
    assert (other.pk, other.email) == (first.pk, "bo@example.org")


def test_only_those_who_write_the_draft_prepare_it(draft: Opportunity) -> None:
    stranger = MembershipFactory(is_lead=True).person
    with pytest.raises(PermissionDenied):
        actions.save_grounds(by=stranger, opportunity=draft, grounds=GROUNDS)
    assert not Draw.objects.exists()

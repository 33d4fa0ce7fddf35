"""Somebody who is interested, somebody who chooses, and ways to write and send."""

import uuid
from typing import Any

import pytest

from alongside.opportunities.interests.expressing import actions, steps
from alongside.opportunities.models import Interest, Opportunity
from alongside.people.models import Person
from tests.factories.opportunities import ChooserFactory, OpportunityFactory
from tests.factories.people import PersonFactory


@pytest.fixture
def opportunity(db: None) -> Opportunity:
    return OpportunityFactory(contact_email="ask@example.org", contact_name="Nia")


@pytest.fixture
def partner(db: None) -> Person:
    return PersonFactory(name="Ann")


@pytest.fixture
def chooser(opportunity: Opportunity) -> Person:
    return ChooserFactory(opportunity=opportunity, person__name="Cho").person


@pytest.fixture
def other_chooser(opportunity: Opportunity) -> Person:
    return ChooserFactory(opportunity=opportunity, person__name="Ola").person


def save(by: Person, opportunity: Opportunity, step: steps.Step = steps.WHY, **given: Any) -> actions.Saved:
    """Save a step as one press of its button would."""
    words = given.pop("words", {"why": "Because"})
    given = {"mark": steps.digest({}), "writer": uuid.uuid4(), "done": True} | given
    return actions.save(by=by, opportunity=opportunity, step=step, words=words, **given)


def write_all(by: Person, opportunity: Opportunity, why: str = "Because") -> None:
    """Finish every step."""
    save(by, opportunity, steps.WHY, words={"why": why})
    save(by, opportunity, steps.ACCESS, words={"access": "none", "access_words": ""})
    save(by, opportunity, steps.SHARING, words={"shares": []})


def send(by: Person, opportunity: Opportunity, why: str = "Because") -> Interest:
    """Finish every step and send."""
    write_all(by, opportunity, why)
    return actions.send(by=by, opportunity=opportunity, version_read=opportunity.version)

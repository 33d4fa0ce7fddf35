"""What is held in memory is what a fresh reading of the tables gives, after any changes in any order."""

import datetime
import random

import numpy as np
import pytest
from django.utils import timezone

from alongside.opportunities.finding import actions, shelf
from alongside.opportunities.models import Opportunity, OpportunityTopic
from tests.factories.opportunities import OpportunityFactory

pytestmark = pytest.mark.django_db


def same(one: shelf.Shelf, other: shelf.Shelf) -> bool:
    columns = all(np.array_equal(one.columns[name], other.columns[name]) for name in shelf.COLUMNS)
    narrow = all(one.columns[name].dtype == kind for name, kind in shelf.COLUMNS.items())
    pairs = sorted(zip(one.topic_at, one.topics, strict=True)) == sorted(zip(other.topic_at, other.topics, strict=True))
    return columns and narrow and pairs and one.stamp == other.stamp


def change_one(chance: random.Random, made: list[Opportunity]) -> None:
    what = chance.choice(["new", "new", "close", "open", "edit", "topics", "hide", "delete", "rebuild"])
    if what == "new" or not made:
        made.append(OpportunityFactory(about=chance.sample(["asthma", "cancer", "dementia"], 2), place="Bath"))
        return
    if what == "rebuild":
        actions.rebuild()
        return
    opportunity = chance.choice(made)
    if what in {"close", "open"}:
        opportunity.state = "closed" if what == "close" else "open"
    elif what == "edit":
        opportunity.mode = chance.choice(["remote", "both", "in person", ""])
        opportunity.is_paid, opportunity.payment_pence = chance.choice([True, False, None]), None
        opportunity.closes = timezone.localdate() + datetime.timedelta(days=chance.randrange(60))
    elif what == "topics":
        opportunity.topics.all().delete()
        OpportunityTopic.objects.create(opportunity=opportunity, topic=chance.choice(["stroke", "asthma"]))
    elif what == "hide":
        opportunity.hidden_at = None if opportunity.hidden_at else timezone.now()
    else:
        opportunity.state = "cancelled"
        opportunity.cancelled_at, opportunity.cancel_reason = timezone.now(), "No money"
    opportunity.save()
    actions.refresh(opportunity)


@pytest.mark.parametrize("seed", range(4))
def test_bringing_it_up_to_date_gives_what_reading_everything_gives(seed: int) -> None:
    chance, made = random.Random(seed), list[Opportunity]()
    shelf.forget()
    for _ in range(12):
        for _ in range(chance.randrange(1, 4)):
            change_one(chance, made)
        held = shelf.current()
        shelf.forget()
        assert same(held, shelf.current())
        shelf._shelves[next(iter(shelf._shelves))] = held


def test_while_nothing_changes_it_takes_one_query(django_assert_num_queries: object) -> None:
    OpportunityFactory()
    shelf.current()
    with django_assert_num_queries(1):  # type: ignore[operator]
        first = shelf.current()
    OpportunityFactory()
    with django_assert_num_queries(4):  # type: ignore[operator]
        assert shelf.current() is not first


def test_with_nothing_open_it_is_empty() -> None:
    assert len(shelf.current().columns["key"]) == 0
    actions.rebuild()
    assert len(shelf.current().columns["key"]) == 0

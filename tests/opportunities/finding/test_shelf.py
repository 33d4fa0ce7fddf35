"""What is held in memory is what a fresh reading of the tables gives, after any changes in any order."""

import datetime
import gc
import random
import weakref
from collections.abc import Iterable

import numpy as np
import pytest
from django.db import transaction
from django.utils import timezone

from alongside.opportunities.finding import actions, holders, index, shelf
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


MARKS = ["x:all", "a:asthma", "a:stroke", "m:dementia", "p:bath", "y:home", "y:paid", "w:nobody"]


def having(held: shelf.Shelf, marks: Iterable[str]) -> dict[str, list[int]]:
    return {mark: sorted(held.columns["key"][at].tolist()) for mark, at in held.having(marks).items()}


@pytest.mark.parametrize("most", [holders.MOST_KEPT, 500], ids=["much is kept", "little is kept"])
@pytest.mark.parametrize("seed", range(4))
def test_who_has_a_mark_is_what_the_index_says_after_any_changes(
    seed: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holders, "MOST_KEPT", most)
    monkeypatch.setattr(index, "most_behind", lambda: 5)
    chance, made = random.Random(seed), list[Opportunity]()
    shelf.forget()
    actions.rebuild()
    seen = set[str]()
    for _ in range(25):
        for _ in range(chance.choice([0, 1, 1, 2, 7])):
            change_one(chance, made)
        wanted = chance.sample(MARKS, chance.randrange(1, len(MARKS)))
        found = having(shelf.current(), wanted)
        assert found == {mark: sorted(keys.tolist()) for mark, keys in index.holders(wanted, [], 0).items()}
        seen |= {mark for mark, keys in found.items() if keys}
    assert len(seen) >= 4, seen


def test_after_a_change_only_what_changed_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    first, _second = OpportunityFactory(about=["asthma"]), OpportunityFactory(about=["asthma"])
    shelf.forget()
    before = having(shelf.current(), ["a:asthma"])
    asked: list[object] = []
    monkeypatch.setattr(index, "holders", lambda *words: asked.append(words) or {"a:asthma": np.array([first.pk])})
    actions.refresh(first)
    assert having(shelf.current(), ["a:asthma"]) == before
    assert asked == [([], ["a:asthma"], shelf.current().number - 1)]
    assert having(shelf.current(), ["a:asthma"]) == before
    assert asked[1:] == [([], [], shelf.current().number)]


def test_what_is_published_while_it_is_read_comes_with_the_next_change(monkeypatch: pytest.MonkeyPatch) -> None:
    first = OpportunityFactory(about=["asthma"])
    shelf.forget()
    topics_since = shelf._topics_since

    def meanwhile(number: int) -> object:
        monkeypatch.undo()
        OpportunityFactory(about=["stroke"])
        return topics_since(number)

    monkeypatch.setattr(shelf, "_topics_since", meanwhile)
    held = shelf.current()
    assert held.columns["key"].tolist() == [first.pk]
    assert set(held.topic_at) == {0}
    held = shelf.current()
    shelf.forget()
    assert same(held, shelf.current())


def test_what_is_kept_of_marks_keeps_no_older_shelf() -> None:
    OpportunityFactory()
    older = shelf.current()
    older.having(["x:all"])
    column = weakref.ref(older.columns["key"])
    del older
    OpportunityFactory()
    assert len(having(shelf.current(), ["x:all"])["x:all"]) == 2
    gc.collect()
    assert column() is None


def test_a_change_that_was_taken_back_is_not_mistaken_for_the_next_one() -> None:
    first, second = OpportunityFactory(), OpportunityFactory()
    shelf.forget()
    shelf.current()
    with transaction.atomic():
        first.state = "closed"
        first.save()
        actions.refresh(first)
        assert shelf.current().size == 1
        transaction.set_rollback(True)
    actions.refresh(second)
    held = shelf.current()
    shelf.forget()
    assert same(held, shelf.current())


def test_whoever_saw_an_older_change_takes_what_another_thread_brought_up(monkeypatch: pytest.MonkeyPatch) -> None:
    first = OpportunityFactory()
    older = shelf._stamp()
    actions.refresh(first)
    held, newest = shelf.current(), shelf._stamp()
    monkeypatch.setattr(shelf, "_stamp", iter([older, newest]).__next__)
    assert shelf.current() is held


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

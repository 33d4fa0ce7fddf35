"""The copy made anew in bulk is the copy that was kept change by change."""

import pytest
from django.utils import timezone

from alongside.opportunities.finding import actions
from alongside.opportunities.models import Listing, ListingStamp, ListingTopic
from tests.factories.opportunities import OpportunityFactory

pytestmark = pytest.mark.django_db


def copy() -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    fields = [field.name for field in Listing._meta.concrete_fields if field.name != "number"]
    listings = list(Listing.objects.order_by("pk").values_list(*fields))
    return listings, list(ListingTopic.objects.order_by("listing", "topic").values_list("listing", "topic"))


def test_all_at_once_is_the_same_as_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 3)
    for topics in (["breast-cancer"], ["diabetes", "carers"], [], ["dementia"], ["a-topic-of-yesterday"]):
        OpportunityFactory(about=topics, place="Bath")
    OpportunityFactory(state="closed")
    OpportunityFactory(hidden_at=timezone.now())
    before, stamp = copy(), ListingStamp.objects.get().value
    assert {topic for _key, topic in before[1]} >= {"breast-cancer", "cancer"}
    Listing.objects.first().delete()
    Listing.objects.update(marks="out of date")
    assert actions.rebuild() == 5
    assert copy() == before
    assert ListingStamp.objects.get().value != stamp


def test_with_nothing_open_the_copy_is_empty() -> None:
    OpportunityFactory(state="closed")
    assert actions.rebuild() == 0
    assert copy() == ([], [])

"""The list and its counts: exact, and few queries."""

import dataclasses
import datetime
import random

import pytest
from django.http import QueryDict
from django.utils import timezone

from alongside.opportunities.finding import filters, queries
from alongside.opportunities.finding.actions import refresh
from alongside.opportunities.finding.filters import Asked
from alongside.opportunities.models import Opportunity
from tests.factories.opportunities import OpportunityFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


def asked(query: str) -> Asked:
    return filters.read(QueryDict(query))


def find(query: str) -> queries.Found:
    return queries.find(asked(query))


def titles(query: str) -> list[str]:
    return [card.title for card in find(query).cards]


@pytest.fixture
def many() -> list[Opportunity]:
    chance = random.Random(4)
    organisations = [OrganisationFactory() for _ in range(3)]
    made = []
    for _ in range(60):
        paid = chance.random() < 0.5
        mode = chance.choice(["remote", "in person", "both"])
        made.append(
            OpportunityFactory(
                organisation=chance.choice(organisations),
                stage=chance.choice(["idea", "scoping", "testing"]),
                level=chance.choice(["consulted", "co-producing"]),
                mode=mode,
                place=chance.choice(["Bristol", "Leeds"]),
                region=chance.choice(["south-west", "north-east"]),
                is_paid=paid,
                payment_pence=2500 if paid else None,
                closes=TODAY() + datetime.timedelta(days=chance.choice([0, 5, 14, 15, 40])),
                about=chance.sample(["diabetes", "dementia", "breast-cancer", "asthma"], 2),
            )
        )
    return made


QUERIES = [
    "",
    "where=home",
    "where=home&where=south-west",
    "where=south-west&place=leeds",
    "place=bristol&paid=yes",
    "topic=cancer",
    "topic=diabetes&topic=asthma&level=consulted",
    "paid=yes&paid=no&stage=idea&stage=testing",
    "soon=yes&where=north-east",
    "q=breast+cancer&paid=no",
]


@pytest.mark.parametrize("query", QUERIES)
def test_each_count_is_what_choosing_it_alone_would_find(many: list[Opportunity], query: str) -> None:
    counts = find(query).counts
    base = asked(query)
    for name in ("stage", "level", "paid", "soon", "topic", "where"):
        for value, count in getattr(counts, name).items():
            changes = {name: (value,)} | ({"place": ""} if name == "where" else {})
            alone = dataclasses.replace(base, **changes)
            assert queries.find(alone).counts.total == count, (name, value)
    for slug, _name, count in find(query).organisations:
        assert queries.find(dataclasses.replace(base, organisation=(slug,))).counts.total == count


@pytest.mark.parametrize("query", QUERIES)
def test_the_total_is_the_number_that_the_pages_show(many: list[Opportunity], query: str) -> None:
    found = find(query)
    shown = [card.key for page in range(1, found.pages + 1) for card in find(f"{query}&page={page}").cards]
    assert len(shown) == len(set(shown)) == found.counts.total


@pytest.mark.parametrize("query", QUERIES)
def test_finding_takes_eight_queries_at_most_and_six_while_nothing_changed(
    many: list[Opportunity], query: str, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        find(query)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        find(query)


def test_counts_that_are_kept_change_with_the_first_change() -> None:
    first = OpportunityFactory()
    assert find("").counts.total == 1
    OpportunityFactory()
    assert find("").counts.total == 2
    first.state = "closed"
    first.save()
    refresh(first)
    assert find("").counts.total == 1


def test_only_what_is_open_today_is_found() -> None:
    OpportunityFactory(title="Yesterday", closes=TODAY() - datetime.timedelta(days=1))
    OpportunityFactory(title="Today", closes=TODAY())
    OpportunityFactory(title="Draft", state="draft", slug=None, published_at=None)
    OpportunityFactory(title="Hidden", hidden_at=timezone.now())
    OpportunityFactory(title="Closed", state="closed")
    OpportunityFactory(title="Any time", closes=None, is_open_ended=True)
    assert titles("") == ["Today", "Any time"]


def test_the_newest_come_first_when_asked_for() -> None:
    OpportunityFactory(title="Old", published_at=timezone.now() - datetime.timedelta(days=3), closes=TODAY())
    OpportunityFactory(title="New")
    assert titles("") == ["Old", "New"]
    assert titles("sort=newest") == ["New", "Old"]


@pytest.mark.parametrize(
    "words", ["looking after my mum", "CLÍNIC létters", "letters", "Alzheimers", "alzhiemers", "invented trust"]
)
def test_everyday_words_find_it(words: str) -> None:
    OpportunityFactory(
        title="Clinic letters", about=["dementia", "caring-for-a-parent"], organisation__name="Invented Trust"
    )
    OpportunityFactory(title="Unlike", about=["asthma"], organisation__name="Other")
    assert titles(QueryDict(mutable=True).urlencode() + "q=" + words.replace(" ", "+")) == ["Clinic letters"]


@pytest.mark.parametrize("words", ["%25", "_", "%00", "🤷", "a" * 5000, "' OR 1=1 --", "<script>"])
def test_no_words_break_it(words: str) -> None:
    OpportunityFactory(title="Clinic letters")
    assert find(f"q={words}&place={words}&where={words}&page={words}&topic={words}&organisation={words}") is not None


def test_a_place_and_from_home_are_either_or() -> None:
    OpportunityFactory(title="Home", mode="remote", place="Bristol")
    OpportunityFactory(title="There", mode="in person", place="East Bristol", region="south-west")
    OpportunityFactory(title="Elsewhere", mode="in person", place="Leeds", region="north-east")
    assert titles("place=bristol") == ["There"]
    assert set(titles("place=bristol&where=home")) == {"Home", "There"}


def test_a_broader_topic_finds_the_narrower() -> None:
    OpportunityFactory(title="Breast", about=["breast-cancer"])
    assert titles("topic=cancer") == ["Breast"]


def test_an_address_reads_back_as_itself() -> None:
    wish = asked("q=my+mum&place=Bath&topic=dementia&where=home&where=london&paid=yes&sort=newest&soon=yes")
    assert asked(wish.on_page(3)[1:]) == wish
    assert asked(wish.on_page(3)[1:]).page == 3
    assert asked(wish.without("where", "home")[1:]).where == ("london",)

"""Searching in everyday words: what is found, what is not, and what is said about it. The same on both databases."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.core.search import all_errands
from alongside.opportunities.finding import actions, index, nothing, search, why
from alongside.opportunities.models import Listing, ListingMark, ListingStamp, Opportunity
from tests.factories.opportunities import OpportunityFactory

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    look = search.look(words)
    titles = dict(Opportunity.objects.values_list("pk", "title"))
    return [titles[key] for key in look.keys.tolist()]


def make(title: str, **facts: object) -> Opportunity:
    given = {"about": [], "summary": "", "what_you_will_do": "", "lived_experience": "", "mode": "", "is_paid": None}
    given |= {"payment_pence": None, "time_commitment": "", "access_support": "", "place": ""}
    return OpportunityFactory(title=title, **{**given, **facts})


def close(opportunity: Opportunity) -> None:
    opportunity.state = "closed"
    opportunity.save()
    actions.refresh(opportunity)


def test_topic_comes_before_title_before_text() -> None:
    make("Panel one", summary="Some of us have eczema.")
    make("Eczema panel")
    make("Panel three", about=["eczema"], summary="Creams and bandages")
    make("Panel four", about=["asthma"])
    assert found("eczema")[-1] == "Panel one"
    assert set(found("eczema")[:2]) == {"Eczema panel", "Panel three"}


def test_near_spellings_of_words_in_use_are_found() -> None:
    make("Trolleys in corridors")
    make("Something else")
    assert found("trolelys") == ["Trolleys in corridors"]


def test_words_with_other_endings_are_found() -> None:
    make("Redesigning the waiting room")
    assert found("redesigned") == ["Redesigning the waiting room"]


def test_a_place_in_the_words_narrows_and_says_so_when_nothing_is_there() -> None:
    make("Here", about=["eczema"], mode="in person", place="Bristol", region="south-west")
    make("There", about=["eczema"], mode="in person", place="Leeds", region="north-east")
    make("Anywhere", about=["eczema"], mode="remote")
    assert found("eczema bristol") == ["Here", "Anywhere"]
    assert set(found("eczema in the south west")) == {"Here", "Anywhere"}
    close(Opportunity.objects.get(title="Anywhere"))
    look = search.look("eczema in truro")
    assert [concept.written for concept in look.unmet] == ["truro"]
    assert len(look.keys) == 2


def test_ways_narrow_what_the_other_words_find() -> None:
    make("Home", about=["eczema"], mode="remote", times="Thursday evenings")
    make("Ward", about=["eczema"], mode="in person", is_paid=True)
    assert found("eczema from home") == ["Home"]
    assert found("eczema evenings") == ["Home"]
    assert found("get paid for my eczema") == ["Ward"]
    assert found("evenings") == ["Home"]


def test_one_thing_of_many_is_named_as_it_was_typed() -> None:
    make("Schools and nits", about=["flu-and-infections"], summary="How schools deal with nits.")
    make("Sepsis", about=["flu-and-infections"])
    assert found("nits") == ["Schools and nits"]
    assert why.reading(search.look("nits")) == ["“nits” (Flu and other infections)"]


def test_a_day_orders_what_a_topic_finds_and_says_so_when_nothing_is_then() -> None:
    make("Any day", about=["eczema"])
    make("Thursdays", about=["eczema"], times="Thursdays, 6.30pm")
    assert found("eczema on thursdays") == ["Thursdays", "Any day"]
    assert found("thursdays") == ["Thursdays"]
    assert search.look("eczema on thursdays").unmet == ()
    look = search.look("eczema on mondays")
    assert [concept.written for concept in look.unmet] == ["mondays"]
    assert len(look.keys) == 2


@pytest.mark.parametrize("words", ["plumber near me", "holidays in spain", "asdfghj", "i want to help", "and the"])
def test_nothing_is_found_where_nothing_answers(words: str) -> None:
    make("Panel on flights of stairs", about=["falls"])
    make("Help us", about=["eczema"])
    assert found(words) == []


def test_what_closes_or_is_deleted_is_found_no_more_and_counts_go_with_it() -> None:
    opportunity = make("Trolleys", about=["eczema"])
    assert ListingMark.objects.get(mark="a:eczema").openings == 1
    close(opportunity)
    assert found("eczema") == found("trolleys") == []
    assert set(ListingMark.objects.values_list("openings", flat=True)) == {0}


def test_what_changes_is_found_by_what_it_says_now() -> None:
    opportunity = make("Trolleys", about=["eczema"])
    opportunity.title = "Corridors"
    opportunity.save()
    opportunity.topics.all().delete()
    actions.refresh(opportunity)
    assert found("trolleys") == found("eczema") == []
    assert found("corridor") == ["Corridors"]
    actions.refresh(opportunity)
    assert ListingMark.objects.get(mark="t:corridor").openings == 1


def test_rebuilding_gives_the_same_marks_and_counts() -> None:
    for number in range(5):
        make(f"Trolley {number}", about=["eczema"] if number % 2 else ["asthma"], place="Bristol")
    make("Draft", state="draft", slug=None, published_at=None)

    def state() -> tuple[object, ...]:
        counts = ListingMark.objects.filter(openings__gt=0).order_by("mark").values_list("mark", "openings")
        return list(Listing.objects.order_by("pk").values_list("pk", "marks")), list(counts)

    before = state()
    assert actions.rebuild() == 5
    assert state() == before
    assert len(found("trolley")) == 5


def test_what_is_about_something_that_answers_too_is_found_behind_what_is_meant() -> None:
    make("Months of it", about=["endometriosis"])
    make("Every month", about=["periods"])
    make("Each day", about=["menopause"])
    assert found("heavy periods") == ["Every month", "Months of it"]


def test_the_index_says_who_has_each_mark() -> None:
    first, second = make("One", about=["eczema"]), make("Two", about=["eczema", "asthma"])
    strange = "a:nothing'\\\""
    found = index.holders(["a:eczema", strange], ["a:asthma"], 0)
    assert {mark: sorted(keys) for mark, keys in found.items()} == {
        "a:eczema": [first.pk, second.pk], strange: [], "a:asthma": [second.pk]
    }  # fmt: skip
    assert index.holders([], [], 0) == {}


def test_what_is_known_already_is_asked_only_of_what_changed_since() -> None:
    first, second = make("One", about=["eczema"]), make("Two", about=["eczema"])
    number = Listing.objects.get(pk=first.pk).number
    found = index.holders(["a:eczema"], ["x:all", "a:asthma"], number)
    assert {mark: sorted(keys) for mark, keys in found.items()} == {
        "a:eczema": [first.pk, second.pk], "x:all": [second.pk], "a:asthma": []
    }  # fmt: skip


def test_what_is_kept_of_a_mark_is_brought_up_to_date() -> None:
    opportunity = make("Trolleys", about=["eczema"])
    with CaptureQueriesContext(connection) as first:
        assert found("eczema") == ["Trolleys"]
    with CaptureQueriesContext(connection) as again:
        assert found("eczema") == ["Trolleys"]
    assert len(again) < len(first)
    make("Corridors", about=["eczema"])
    close(opportunity)
    assert found("eczema") == ["Corridors"]


def test_another_edition_of_the_vocabulary_is_noticed() -> None:
    make("Trolleys")
    ListingStamp.objects.update(edition="an older one")
    Listing.objects.update(marks="")
    assert found("trolleys") == []
    assert actions.rebuild_if_outdated()
    assert found("trolleys") == ["Trolleys"]
    assert not actions.rebuild_if_outdated()


@pytest.mark.parametrize("words", ["'", '"', "a:b", "w:*", "t:trolley OR x", "\\", "%", "NEAR(", "-trolley", "трамвай"])
def test_no_words_break_the_index(words: str) -> None:
    make(f"Trolley {words.replace(chr(0), '')}")
    search.look(words)
    index.near(words, words)
    assert Client().get("/opportunities/", {"q": words}).status_code == 200


TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'opportunities_search%'"
GENERATED = "SELECT column_name FROM information_schema.columns WHERE generation_expression LIKE '%string_to_array%'"


def test_what_keeps_the_index_in_step_is_there() -> None:
    """A migration that alters these tables on SQLite loses the triggers, and must put them back."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS if connection.vendor == "sqlite" else GENERATED)
        assert len(cursor.fetchall()) == (5 if connection.vendor == "sqlite" else 1)


def test_the_page_says_how_words_were_read_and_why_something_was_found(client: Client) -> None:
    make("Creams and bandages", about=["eczema"], mode="remote")
    page = client.get("/opportunities/", {"q": "itchy skin from home"}).content.decode()
    assert "We read your words as:" in page
    assert "About Eczema" in page


def test_a_page_that_finds_nothing_offers_what_is_near(client: Client) -> None:
    make("Skin panel", about=["skin-conditions"])
    page = client.get("/opportunities/", {"q": "acne"}).content.decode()
    assert "Nothing is open that fits all of this." in page
    assert "/opportunities/?topic=skin-conditions" in page


def test_a_search_page_takes_ten_queries_at_most(client: Client, django_assert_max_num_queries: object) -> None:
    for number in range(25):
        make(f"Trolley {number}", about=["eczema"], mode="in person", place="Bristol", region="south-west")
    address = "/opportunities/?q=trolelys+zzyzx&place=bristol&topic=eczema&organisation=some-slug&where=south-west"
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        client.get(address)


def test_the_command_ranks_as_the_website_does(capsys: pytest.CaptureFixture[str]) -> None:
    make("Creams", about=["eczema"], slug="creams")
    make("Other", about=["asthma"])
    call_command("search", "itchy skin", "--limit", "5", "--json")
    rows = json.loads(capsys.readouterr().out)
    assert [(row["id"], row["title"]) for row in rows] == [("creams", "Creams")]
    assert set(rows[0]) == {"id", "title", "score", "why"}
    assert 0 < rows[0]["score"] <= 1
    call_command("search", "plumber", "--json")
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1001"])
def test_a_wrong_limit_is_wrong_usage(limit: str) -> None:
    with pytest.raises(CommandError, match="whole number"):
        call_command("search", "eczema", "--limit", limit)


def test_with_an_errand_nothing_is_shown_but_where_to_go(client: Client) -> None:
    make("Booking by telephone", about=["gp-services"], summary="Book a GP appointment: help us design it.")
    assert found("book a gp appointment") == []
    assert found("help design how to book a gp appointment") == ["Booking by telephone"]
    page = client.get("/opportunities/", {"q": "book a gp appointment"}).content.decode()
    assert str(nothing.ELSEWHERE["appointment"]) in page
    assert '<a href="/opportunities/?topic=gp-services">GP surgeries</a> (1)' in page


def test_every_errand_has_somewhere_to_go() -> None:
    assert set(nothing.ELSEWHERE) == set(all_errands())

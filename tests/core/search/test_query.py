"""How the words of a search are read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.core import search
from alongside.core.search import Kind


def read(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(concept.kind.value, concept.values) for concept in search.read(text)]


def test_phrases_of_the_vocabulary_come_before_single_words() -> None:
    assert read("looking after my mum who forgets things") == [
        ("topic", ("caring-for-a-parent",)),
        ("topic", ("dementia",)),
    ]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("carers group in Bristol", "bristol"),
        ("expecting mum east london", "east-london"),
        ("anything near bath", "bath"),
        ("had my baby last month at James Cook", "middlesbrough"),
    ],
)
def test_places_act_as_places(words: str, place: str) -> None:
    assert ("place", (place,)) in read(words)


@pytest.mark.parametrize("words", ["reading leaflets", "bath lift", "street homeless"])
def test_words_that_are_also_places_stay_words(words: str) -> None:
    assert all(kind != "place" for kind, _values in read(words))


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("checking leaflets from my sofa", "home"),
        ("thursday night after work", "evening"),
        ("send it to me by post", "post"),
        ("try out apps and get paid", "paid"),
        ("i can only do weekends", "weekend"),
        ("can you ring me", "phone"),
    ],
)
def test_ways_of_taking_part_act_as_filters(words: str, way: str) -> None:
    assert ("way", (way,)) in read(words)


@pytest.mark.parametrize("words", ["dont use email", "no zoom", "not online please", "i can't do evenings"])
def test_a_way_that_is_denied_is_no_wish(words: str) -> None:
    assert all(kind != "way" for kind, _values in read(words))


@pytest.mark.parametrize("words", ["", "   ", "i want to help", "is there anything for me", "2 or 3", "\x00", "🤷"])
def test_words_that_say_nothing_are_no_wish(words: str) -> None:
    assert read(words) == []


def test_endings_make_no_difference_to_single_words() -> None:
    assert read("envelopes") == read("envelope") == [("word", ("envelop",))]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("cocklear implant", "hearing-loss"), ("soriasis", "psoriasis"), ("sickle sell", "sickle-cell")],
)
def test_slips_are_forgiven(slip: str, meant: str) -> None:
    assert any(kind == "topic" and meant in values for kind, values in read(slip))


def test_two_words_alone_are_no_phrase_far_from_each_other() -> None:
    kinds = {concept.kind for concept in search.read("sharpen a rusty old lawnmower blade")}
    assert kinds == {Kind.WORD}


def test_the_words_of_a_phrase_may_stand_apart_and_are_then_a_guess() -> None:
    (apart,) = [concept for concept in search.read("my eyesight is slowly going") if concept.kind is Kind.TOPIC]
    assert "sight-loss" in apart.values


def test_the_same_wish_twice_is_one() -> None:
    assert read("eczema eczema ECZEMA") == [("topic", ("eczema",))]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_words_break_it(words: str) -> None:
    for concept in search.read(words):
        assert concept.values
        assert all(0 < share <= 1 for share in search.wish(concept).shares.values())


def test_a_phrase_within_a_longer_one_is_meant_too() -> None:
    assert read("look after my autistic son") == [("topic", ("parent-carers", "autism"))]
    assert read("dads with new babies") == [("topic", ("fathers", "maternity"))]

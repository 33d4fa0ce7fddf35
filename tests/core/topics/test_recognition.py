"""What people write leads to the topics they mean."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.topics import Kind, all_topics, recognise

PHRASES = sorted({phrase for topic in all_topics().values() for _, phrase in topic.phrases()})


def slugs(text: str) -> set[str]:
    return {match.slug for match in recognise(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("looking after my mum who forgets things", {"caring-for-a-parent", "dementia"}),
        ("My husband's memory is going and I care for him", {"dementia"}),
        ("I look after my wife, she has Alzheimers", {"caring-for-a-partner", "dementia"}),
        ("my eyesight is going", {"sight-loss"}),
        ("my hands are really stiff in the morning", {"arthritis"}),
        ("had our baby last month", {"maternity"}),
        ("waited all night in A&E", {"emergency-care"}),
        ("Waiting for a new hip!", {"hip-and-knee-replacement"}),
        ("i hear voices", {"psychosis"}),
        ("I have M.E. or rather ME", {"me-cfs"}),
        ("ms", {"multiple-sclerosis"}),
        ("son cant get a camhs appointment", {"childrens-mental-health"}),
        ("waiting two years for an autism assessment", {"autism"}),
        ("mum fell and broke her hip", {"falls", "osteoporosis"}),
        ("ex army with ptsd", {"veterans", "trauma"}),
        ("just out of prison", {"prison"}),
        ("asylum seeker, English is not my first language", {"asylum-and-refugees", "interpreters"}),
        ("my wife died of cancer", {"bereavement", "cancer"}),
        ("i am deaf and use bsl", {"deaf-people", "sign-language"}),
        ("my brother is on heroin", {"drugs"}),
        ("type 2 diabetic and overweight", {"type-2-diabetes", "weight"}),
        ("cant get a dentist", {"teeth-and-mouth"}),
        ("sent home from hospital too soon", {"leaving-hospital"}),
        ("dads whose newborn was in intensive care", {"fathers", "premature-babies"}),
        ("red flaky itchy patches", {"eczema", "psoriasis"}),
        ("dad lives in a care home", {"care-homes"}),
        ("crohns", {"inflammatory-bowel-disease"}),
        ("CROHN’S DISEASE", {"inflammatory-bowel-disease"}),
        ("Me\u0301nie\u0300re's disease", {"dizziness"}),
    ],
)
def test_everyday_words_find_what_is_meant(text, expected):
    assert expected <= slugs(text)


@pytest.mark.parametrize(
    ("text", "unmeant"),
    [
        ("tell me more about it", "me-cfs"),
        ("Ms Khan chairs the meeting", "multiple-sclerosis"),
        ("a heartfelt thank you", "heart-conditions"),
        ("the strokeside oar", "stroke"),
        ("we fell in love with the idea", "falls"),
        ("A seat at the table", "emergency-care"),
        ("We look forward to hearing from you", "hearing-loss"),
        ("Partners are at the heart of our work", "heart-conditions"),
        ("A role that fits around your life", "epilepsy"),
        ("Please send your form and add your name", "special-educational-needs"),
        ("My dad has asthma", "fathers"),
        ("Our vision for the next year", "sight-loss"),
        ("Guy's is a teaching hospital", "teaching-and-training"),
        ("Give your date of birth", "maternity"),
        ("In addition to this", "drugs"),
    ],
)
def test_words_that_only_look_alike_find_nothing(text, unmeant):
    assert unmeant not in slugs(text)


@pytest.mark.parametrize(
    ("text", "meant", "is_meant"),
    [
        ("My blood pressure", "high-blood-pressure", True),
        ("We give blood. Pressure on beds", "high-blood-pressure", False),
        ("Title about blood\n\nPressure on beds", "high-blood-pressure", False),
        ("The ward had C. diff", "hospital-infections", True),
    ],
)
def test_no_phrase_goes_on_in_the_next_sentence(text, meant, is_meant):
    assert (meant in slugs(text)) is is_meant


def test_two_words_that_make_another_leave_the_phrases_that_begin_within():
    assert "stoma" in {match.slug for match in recognise("hand bag exploded", forgiving=True)}


def test_what_means_the_same_does_not_reach_into_the_next_sentence():
    assert [match.phrase for match in recognise("what do you do. Not sleeping")] == [
        match.phrase for match in recognise("Not sleeping")
    ]


def test_only_so_many_unknown_words_are_mended():
    unknown = [f"qwxyzk{letter}b" for letter in "abcdefghijklmnop"]
    text = " ".join([*unknown, "glaucomma"])
    assert recognise(text, forgiving=True) == ()
    assert recognise(" ".join([*unknown[:5], "glaucomma"]), forgiving=True)


def test_the_longest_phrase_wins():
    assert slugs("type 1 diabetes") == {"type-1-diabetes"}


def test_a_match_says_where_it_stands_and_why():
    (match,) = recognise("I have excema.")
    assert (match.start, match.end, match.slug) == (7, 13, "eczema")
    assert (match.phrase, match.kind) == ("excema", Kind.MISSPELLING)


def test_one_place_may_speak_of_several_topics_when_that_is_meant():
    both = recognise("heart and lung clinic")
    assert {match.slug for match in both} == {"heart-conditions", "lung-conditions"}
    assert len({(match.start, match.end) for match in both}) == 1


TEXTS = st.lists(st.one_of(st.text(max_size=20), st.sampled_from(PHRASES)), max_size=12).map(" ".join)


@given(TEXTS)
def test_places_lie_in_the_text_in_order_and_never_overlap(text):
    behind = 0
    for place in dict.fromkeys((match.start, match.end) for match in recognise(text)):
        assert behind <= place[0] < place[1] <= len(text)
        behind = place[1]


@given(TEXTS)
def test_what_was_matched_is_recognised_again_on_its_own(text):
    for match in recognise(text):
        assert match.slug in slugs(text[match.start : match.end])


@given(st.sampled_from(PHRASES))
def test_capitals_and_spacing_make_no_difference_to_everyday_words(phrase):
    assert slugs(phrase.lower()) <= slugs(f"\n{phrase.upper()}\t. ")


@pytest.mark.parametrize(
    "piece", ["looking after the ", "had the and ", "a&e", "e\u0301", "& ", "x", "forgets things "]
)
def test_a_long_hostile_text_is_read_quickly(piece):
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    recognise(text, forgiving=True)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("glaucomma", "glaucoma"),
        ("fibromyallgia", "fibromyalgia"),
        ("tinnittus", "tinnitus"),
        ("endometroisis", "endometriosis"),
        ("kidney transplnt", "organ-transplant"),
        ("cataracte", "cataracts"),
        ("pssoriasis", "psoriasis"),
        ("newmonya", "chest-infections"),
        ("still born", "baby-loss"),
        ("nightsweats", "menopause"),
        ("Help. Nightsweats", "menopause"),
        ("learnin dissabilty", "learning-disability"),
    ],
)
def test_a_search_forgives_slips_and_says_that_it_guessed(slip, meant):
    assert meant not in slugs(slip)
    guessed = recognise(slip, forgiving=True)
    assert [(match.slug, match.kind) for match in guessed] == [(meant, Kind.GUESSED)]


@pytest.mark.parametrize(
    "word",
    [
        "compliant",
        "in addition",
        "heating",
        "lasting",
        "stoked",
        "pian",
        "the weather",
        "carers",
        "hearing test",
        "the rapist",
    ],
)
def test_forgiving_adds_nothing_to_words_that_are_short_or_known_or_english(word):
    assert recognise(word, forgiving=True) == recognise(word)


@given(TEXTS)
def test_forgiving_finds_places_in_the_text_too(text):
    for match in recognise(text, forgiving=True):
        assert 0 <= match.start < match.end <= len(text)


@pytest.mark.parametrize(
    "words",
    [
        "can't hear the telly",
        "cannot hear the telly",
        "could not hear the telly",
        "he is unable to hear the telly",
        "she struggles to hear the telly",
        "It's hard to hear the telly",
        "I cannae hear the telly",
    ],
)
def test_what_is_said_otherwise_means_the_same(words: str) -> None:
    assert "hearing-loss" in slugs(words)


def test_a_phrase_said_otherwise_keeps_its_place_in_the_text() -> None:
    text = "I have not got a computer at home"
    (match,) = recognise(text)
    assert (match.slug, text[match.start : match.end]) == ("digital-exclusion", "have not got a computer")

"""Errands are told from wishes to take part."""

import pytest

from alongside.core.search import all_errands, errand
from alongside.core.search.errands import _written


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("book a gp appointment", "appointment"),
        ("Can I book a blood test please", "appointment"),
        ("repeat prescription order", "prescription"),
        ("my blood test results", "results"),
        ("what are the symptoms of gout", "advice"),
        ("hca bank shifts", "job"),
        ("visiting times ward 7", "visit"),
        ("private mri price", "shopping"),
        ("second hand mobility scooter", "shopping"),
        ("where do i park and how much", "visit"),
        ("give blood near me", "appointment"),
        ("train times leeds to london", "life"),
    ],
)
def test_an_errand_is_known(words: str, name: str) -> None:
    assert errand(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "",
        "my doctor",
        "prescriptions",
        "have a say about my doctors surgery opening hours",
        "nobody can book an appointment, i want to help fix that",
        "interviewing staff for jobs",
        "traumatic delivery",
        "cost of living",
        "no nhs dentist near me",
        "can't find a dentist",
        "my blood test results took six weeks",
        "cancel appointment line never answers",
        "hospital parking charges",
        "registering with a gp when you have no address",
        "had to go private for my hip",
        "my joints ache in this weather",
        "hospital passport",
        "cant afford to buy food",
        "special bread used to come free off the doctor now ive to buy it",
        "my son is addicted to fortnite",
        "botox for migraine",
        "asylum hotel in leeds",
        "tattoo after breast cancer",
        "barbers who check blood pressure",
        "pregnancy tests",
        "group for people who were fined for parking at the hospital, parking charges",
    ],
)
def test_what_may_be_a_wish_to_take_part_is_no_errand(words: str) -> None:
    assert errand(words) == ""


@pytest.mark.parametrize("name", all_errands())
def test_each_phrase_alone_is_its_errand(name: str) -> None:
    assert {phrase: errand(phrase) for phrase in _written()[name]} == dict.fromkeys(_written()[name], name)


def test_a_word_of_a_wish_within_an_errand_makes_it_no_wish() -> None:
    assert errand("lost my prescription") == "prescription"
    assert errand("lost my prescription and nobody cares") == ""

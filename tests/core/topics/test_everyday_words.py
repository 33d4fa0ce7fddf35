"""The many ways in which people say what they live with, kind by kind; and words that only look as if they did."""

import pytest

from alongside.core.topics import recognise


def slugs(text: str) -> set[str]:
    return {match.slug for match in recognise(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my ankles swell up", "lymphoedema"),
        ("cant stop weeing", "bladder"),
        ("she cuts herself", "self-harm"),
        ("i wee when i laugh", "bladder"),
        ("he smokes weed", "drugs"),
        ("legs wont keep still", "restless-legs"),
        ("a sore on my shin that wont heal", "leg-ulcers"),
        ("fell and broke my wrist", "osteoporosis"),
        ("went over on the stairs", "stairs-and-falls-at-home"),
        ("his mind is going", "dementia"),
        ("nervous going out", "agoraphobia"),
        ("had a breast off", "breast-cancer"),
        ("had my leg off", "amputation"),
        ("torn giving birth", "birth-trauma"),
        ("trapped wind and always bloated", "bowel-conditions"),
        ("fingers go white in the cold", "raynauds"),
        ("food gets stuck", "swallowing"),
        ("cut when i was a girl", "female-genital-mutilation"),
        ("knackered knees", "joints-and-bones"),
        ("13 and i look after my mum", "young-carers"),
        ("voices in my head", "psychosis"),
    ],
)
def test_symptoms_and_what_happened_are_said_as_verbs(text, expected):
    assert expected in slugs(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on methotrexate", "rheumatoid-arthritis"),
        ("on tamoxifen", "recovering-from-breast-cancer"),
        ("insulin pen", "diabetes"),
        ("metformin", "type-2-diabetes"),
        ("warfarin", "blood-thinners"),
        ("statins", "high-cholesterol"),
        ("mounjaro", "weight-loss-medicines"),
        ("cpap", "sleep-apnoea"),
        ("epipen", "allergies"),
        ("brown inhaler", "asthma"),
        ("stoma bag", "stoma"),
        ("kidney machine", "dialysis"),
        ("ritalin", "adhd"),
        ("poo test", "bowel-cancer-screening"),
        ("sick note", "sickness-certificates"),
        ("turned down for pip", "disability-benefits"),
        ("blue badge", "blue-badges"),
        ("health visitor", "health-visitors"),
    ],
)
def test_treatments_tests_and_benefits_lead_to_what_they_are_for(text, expected):
    assert expected in slugs(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("demensha", "dementia"),
        ("phycosis", "psychosis"),
        ("scitzophrenia", "psychosis"),
        ("newmonia", "chest-infections"),
        ("diabeetus", "diabetes"),
        ("arthuritis", "arthritis"),
        ("azma", "asthma"),
        ("seeliac", "coeliac-disease"),
        ("lukaemia", "leukaemia"),
        ("anafilactic", "allergies"),
        ("dialisys", "dialysis"),
        ("krohns", "inflammatory-bowel-disease"),
        ("epalepsy", "epilepsy"),
        ("sistitus", "urine-infections"),
        ("kemotherapy", "chemotherapy"),
    ],
)
def test_words_spelt_by_ear_are_understood(text, expected):
    assert expected in slugs(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lay member of a committee", "lay-members"),
        ("decide who gets research money", "research-funding"),
        ("help write a grant", "research-co-applicants"),
        ("learn from mistakes", "patient-safety-partners"),
        ("test an app", "user-testing"),
        ("interview new staff", "choosing-staff"),
        ("check leaflets", "patient-information"),
        ("patient participation group", "patient-participation-groups"),
        ("become a governor", "hospital-governors"),
        ("maternity voices", "maternity-voices"),
        ("healthwatch", "healthwatch"),
        ("who can use nhs data", "data-access"),
        ("nice guideline", "guideline-groups"),
        ("peer researcher", "peer-research"),
        ("ethics committee", "research-ethics"),
        ("telling my story to students", "teaching-and-training"),
    ],
)
def test_ways_of_taking_part_are_said_as_people_say_them(text, expected):
    assert expected in slugs(text)


@pytest.mark.parametrize(
    ("text", "unmeant"),
    [
        ("Lie down if you need to", "downs-syndrome"),
        ("ups and downs of family life", "downs-syndrome"),
        ("We meet monthly", "periods"),
        ("Every three months, early evening", "premature-babies"),
        ("health care in care homes", "care-experienced"),
        ("what we did and did not do", "dissociation"),
        ("a remote hearing aid fitting", "epilepsy"),
        ("Pads are rationed", "circulation"),
        ("secondary pupils", "secondary-cancer"),
        ("Potteries Hospitals", "complementary-therapies"),
        ("Adult CF Centre", "me-cfs"),
        ("Oral immunotherapy trial for peanut allergy", "chemotherapy"),
        ("I am free on Fridays", "antibiotics"),
        ("a person specification and role spec", "opticians"),
        ("No criminal record checks needed", "prison"),
        ("My mum has asthma", "parents"),
        ("We can meet in your own home or in your home town", "care-homes"),
        ("A kick-off meeting in May", "anger"),
        ("Signed off by the board", "sickness-certificates"),
        ("Keep the ward clean for patients", "drugs"),
        ("Share it on social media", "benefits"),
        ("Help choose topics", "choosing-staff"),
        ("Your idea is being followed up", "psychosis"),
        ("Work from your home office", "asylum-and-refugees"),
        ("We stay in touch: you are kept in the picture", "hospital-stays"),
    ],
)
def test_words_in_passing_lead_nowhere(text, unmeant):
    assert unmeant not in slugs(text)


def test_a_wee_child_has_nothing_to_do_with_weed():
    assert "drugs" not in slugs("had a stammer since i was wee")

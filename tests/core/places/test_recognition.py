"""What people write leads to the places they mean."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.core.places import all_places, recognise, recognition, region_of
from alongside.core.places.reading import gazetteer

WRITTEN = sorted({name.written for name in gazetteer().names})


def slugs(text: str) -> list[str]:
    return [match.slug for match in recognise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("expecting mum east london", ["east-london"]),
        ("carer group in b'ham", ["birmingham"]),
        ("near stoke", ["stoke-on-trent"]),
        ("newcastle", ["newcastle-upon-tyne"]),
        ("newcastle under lyme", ["newcastle-under-lyme"]),
        ("hull", ["kingston-upon-hull"]),
        ("brum", ["birmingham"]),
        ("notts", ["nottinghamshire"]),
        ("glos", ["gloucestershire"]),
        ("St. Helens", ["st-helens"]),
        ("saint helen's", ["st-helens"]),
        ("Stoke upon Trent", ["stoke-on-trent"]),
        ("YNYS MÔN", ["anglesey"]),
        ("ynys mon", ["anglesey"]),
        ("king’s lynn or kings lynn", ["kings-lynn", "kings-lynn"]),
        ("Brighton & Hove", ["brighton-and-hove"]),
        ("Co. Durham", ["county-durham"]),
        ("Gt Yarmouth", ["great-yarmouth"]),
        ("London’s hospitals and LEEDS'S", ["london", "leeds"]),
        ("the Highlands", ["highland"]),
        ("north-east lincolnshire", ["north-east-lincolnshire"]),
        ("derry/londonderry", ["derry"]),
    ],
)
def test_a_place_is_found_however_it_is_written(text, expected):
    assert slugs(text) == expected


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("in reading", "reading"),
        ("near bath", "bath"),
        ("live in bury", "bury"),
        ("from ware", "ware"),
        ("close to bath", "bath"),
        ("people of bury", "bury"),
        ("reading university", "reading"),
        ("sandwich kent", "sandwich"),
        ("in central reading", "reading"),
        ("Location: Bath", "bath"),
        ("help in bury with dementia", "bury"),
        ("we run the Reading clinic", "reading"),
        ("we are at Leeds, Bury and Bradford", "bury"),
        ("in Barry", "barry"),
    ],
)
def test_a_name_that_is_a_word_counts_where_the_words_around_it_say_so(text, slug):
    assert slug in slugs(text)


@pytest.mark.parametrize(
    "text",
    [
        "reading leaflets",
        "Reading leaflets with us",
        "We like this. Reading leaflets is easy",
        "READING AND SIGNING LEAFLETS",
        "interested in reading",
        "help in reading our leaflets",
        "difficulty in reading and writing",
        "bath",
        "helping her have a bath",
        "waiting for sale",
        "a good deal",
        "in March",
        "our Sarah Nelson will call",
        "ask Barry or Lee",
        "contact Dr Preston or Mrs. Kent",
        "the Edinburgh Postnatal Depression Scale",
        "oh gosh",
        "South East Asian families",
        "",
    ],
)
def test_words_and_people_are_no_places(text):
    assert slugs(text) == []


def test_a_title_in_a_text_hides_the_surname_only():
    assert slugs("Dr Kent works in Leeds") == ["leeds"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Newport", "newport"),
        ("newport on the isle of wight", "newport-isle-of-wight"),
        ("Richmond, North Yorkshire", "richmond-north-yorkshire"),
        ("richmond north yorkshire", "richmond-north-yorkshire"),
        ("March, Cambridgeshire", "march-cambridgeshire"),
    ],
)
def test_the_largest_has_the_name_and_a_smaller_one_is_told_by_its_county(text, slug):
    assert slugs(text) == [slug]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("addenbrookes", "cambridge"),
        ("James Cook University Hospital", "middlesbrough"),
        ("Southmead", "southmead"),
        ("Moorfields", "london"),
        ("great ormond street", "london"),
        ("at St James's", "leeds"),
        ("at Jimmy's", "leeds"),
        ("QE Birmingham", "birmingham"),
        ("Royal United Hospital", "bath"),
    ],
)
def test_a_well_known_hospital_leads_to_where_it_stands(text, slug):
    assert slugs(text) == [slug]


def test_the_hospital_and_its_town_are_both_found():
    assert slugs("the Royal United Hospital, Bath") == ["bath", "bath"]


def test_a_name_does_not_reach_over_the_end_of_a_sentence():
    assert slugs("We went East. London is big") == ["london"]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("in Tower Hamlets", "london"),
        ("England, and there Leeds", "north-east"),
        ("England", ""),
        ("nowhere at all", ""),
        ("Cymru", "wales"),
        ("East Anglia or Kent", "east"),
    ],
)
def test_the_region_is_that_of_the_first_place_which_lies_in_one(text, region):
    assert region_of(text) == region


def test_every_name_of_the_file_leads_to_its_place():
    astray = [name for name in gazetteer().names if slugs(f"people in {name.written}") != [name.slug]]
    assert astray == []


def test_every_name_reads_the_same_in_small_letters():
    lowered = {name.written: name.written.lower() for name in gazetteer().names}
    differing = [w for w, low in lowered.items() if slugs(f"people in {w}") != slugs(f"people in {low}")]
    assert differing == []


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(WRITTEN),
    st.sampled_from(["in", "near", "’s", ".", ",", "\n", "Dr", "saint", "north"]),
)


@settings(deadline=None)  # the first example reads the file
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_matches_lie_in_the_text_in_order_and_do_not_overlap(text):
    end = 0
    for match in recognise(text):
        assert end <= match.start < match.end <= len(text)
        assert match.written == text[match.start : match.end]
        assert match.slug in all_places()
        end = match.end


@settings(deadline=None)  # the first example reads the file
@given(st.text())
def test_no_text_is_too_odd_to_be_read(text):
    recognise(text)
    region_of(text)


def test_reading_goes_over_a_long_text_once(monkeypatch):
    longest = max(len(re.findall(r"\w+", written)) for written in WRITTEN) + 2
    seen: list[int] = []
    step = recognition._step
    monkeypatch.setattr(recognition, "_step", lambda node, word: (seen.append(word.start), step(node, word))[1])
    text = "north east " * 500
    recognise(text)
    assert len(seen) <= 1000 * longest

"""The places of Alongside hold together, cover the country, and a faulty file is refused in words that say where."""

import csv
import re
from pathlib import Path

import pytest

from alongside.core.places import PlacesError, all_places, recognise, region_of
from alongside.core.places.reading import read
from alongside.opportunities.choices import Region
from tests.core.places.authorities import AUTHORITIES

OWN = [(name.strip(), region) for region, names in AUTHORITIES.items() for name in " ".join(names.split()).split(";")]

#: The official list stands beside some checkouts; what it holds is asked as well where it is there.
OFFICIAL = Path(__file__).parents[4] / "shared" / "data" / "lookup_ltla24_region24.csv"
NHS = {
    "North East": "north-east",
    "Yorkshire and The Humber": "north-east",
    "East Midlands": "midlands",
    "West Midlands": "midlands",
    "East of England": "east",
    "London": "london",
    "North West": "north-west",
    "South East": "south-east",
    "South West": "south-west",
}

SMALL = """
[region.east]
name = "East of England"
[region.wales]
name = "Wales"
[area.essex]
name = "Essex"
in = ["east"]
places = ["Harwich | Old Harwich", "Reading"]
unsure = ["Reading"]
"""


def official() -> list[tuple[str, str]]:
    if not OFFICIAL.exists():
        return []
    with OFFICIAL.open(encoding="utf-8") as lines:
        return [(row["ltla24_name"], NHS[row["region24_name"]]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("authority", "region"), sorted({*OWN, *official()}))
def test_every_local_authority_is_found_in_its_region(authority, region):
    assert region_of(f"people in {authority}") == region
    assert recognise(f"people in {authority}")[0].start == len("people in ")


def test_our_own_list_of_authorities_is_whole():
    assert len(OWN) == 296 + 32 + 22 + 11


def test_the_regions_are_those_an_opportunity_chooses_from():
    assert {place.region for place in all_places().values()} == {*Region.values, ""}
    assert {slug for slug, place in all_places().items() if place.region == slug} == set(Region.values)


def test_what_is_around_a_place_stands_nearest_first_and_ends_with_its_region():
    assert all_places()["tower-hamlets"].within == ("east-london", "london")
    assert all_places()["byker"].within[0] == "newcastle-upon-tyne"
    for place in all_places().values():
        assert place.slug not in place.within
        assert set(place.within) <= all_places().keys()
        assert not place.within or place.within[-1] == place.region


def test_a_place_around_another_is_further_out_than_what_lies_in_it():
    place = all_places()["penzance"]
    assert place.within == ("cornwall", "south-west")


def test_the_places_are_many_enough_for_search():
    assert len(all_places()) >= 1500


def test_places_cannot_be_changed_by_whoever_reads_them():
    with pytest.raises(TypeError):
        all_places()["new"] = all_places()["london"]  # type: ignore[index]


def test_a_small_file_is_read():
    assert read(SMALL).places["harwich"].within == ("essex", "east")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('"Reading"]\nunsure', '"Reading", "Essex"]\nunsure'), "essex: stands in the file 2 times"),
        (("Old Harwich", "Wales"), "“Wales” already leads to wales"),
        (("Old Harwich", "..."), "harwich: “...” holds no word"),
        (('in = ["east"]', 'in = ["kent"]'), "essex: lies in kent, which is not in the file"),
        (('in = ["east"]', 'in = ["east", "wales"]'), "essex: lies in 2 regions (east, wales)"),
        (('in = ["east"]', 'in = ["essex"]'), "essex: lies in itself"),
        (('in = ["east"]', ""), "area.essex: needs to lie in something"),
        (('name = "Essex"', 'name = " "'), "area.essex: needs a name"),
        (('unsure = ["Reading"]', 'unsure = ["Bath"]'), "essex: “Bath” is unsure, and no name there"),
        (("unsure = ", "unsur = "), "area.essex: has no field called unsur"),
        (("area.essex", "area.Essex"), "area.Essex: a slug is lower-case"),
        (("[region.wales]", "[regions.wales]"), "regions: there is no such part of the file"),
        (("[region.east]", '[hospitals.in]\n"Barts" = "london"\n[region.east]'), "“Barts”: stands in london"),
    ],
)
def test_a_faulty_file_is_refused_in_words_that_say_where(change, complaint):
    faulty = SMALL.replace(*change)
    assert faulty != SMALL
    with pytest.raises(PlacesError, match=re.escape(complaint)):
        read(faulty)


def test_all_faults_are_named_at_once():
    faulty = SMALL.replace("Old Harwich", "Wales").replace('unsure = ["Reading"]', 'unsure = ["Bath"]')
    with pytest.raises(PlacesError) as refused:
        read(faulty)
    assert len(str(refused.value).splitlines()) == 2

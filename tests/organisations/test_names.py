"""Names as registers shout them and people write them."""

import pytest

from alongside.organisations.names import name_key, shown_name


@pytest.mark.parametrize(
    ("registered", "shown"),
    [
        ("GUY'S AND ST THOMAS' NHS FOUNDATION TRUST", "Guy's and St Thomas' NHS Foundation Trust"),
        ("UNIVERSITY HOSPITALS OF THE NORTH EAST NHS TRUST", "University Hospitals of the North East NHS Trust"),
        ("NHS SOUTH YORKSHIRE ICB - 03N", "NHS South Yorkshire ICB - 03N"),
        ("Sirona care & health", "Sirona care & health"),
        ("THE O'BRIEN CENTRE", "The O'Brien Centre"),
    ],
)
def test_a_shouted_name_is_shown_as_people_write_it(registered: str, shown: str) -> None:
    assert shown_name(registered) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sirona care & health", "SIRONA CARE AND HEALTH CIC"),
        ("King's Health Partners", "Kings  Health Partners"),
        ("Élan Trust", "elan trust"),
        ("Invented Care C.I.C.", "Invented care"),
    ],
)
def test_two_ways_of_writing_one_name_have_the_same_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_name_of_marks_only_keeps_a_key_of_its_own() -> None:
    assert name_key("***") == "***"
    assert name_key("Ltd") == "ltd"


def test_no_key_is_longer_than_its_column() -> None:
    assert len(name_key("ﷺ" * 200)) <= 200

"""Quotas out of a population: totals stay right, and who does not answer keeps places."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.lottery import NOT_STATED, PoolError, suggest

POPULATIONS = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 10**7), min_size=1, max_size=9).filter(
    lambda found: sum(number for name, number in found.items() if name != NOT_STATED) > 0
)


@given(POPULATIONS, st.integers(1, 200), st.integers(0, 5), st.fractions(0, 1).filter(lambda share: share < 1))
def test_totals_stay_right_and_there_is_room_for_who_does_not_say(
    population: dict[str, int], size: int, spread: int, not_stated: Fraction
) -> None:
    found = suggest("age", population, size, spread=spread, not_stated=not_stated)
    assert sum(one.rounded for one in found) == size
    assert sum(one.exact for one in found) == size
    assert sum(one.quota.least for one in found) <= size - ceil(not_stated * size)
    for one in found:
        assert abs(one.rounded - one.exact) < 1
        assert one.quota.least <= one.rounded <= one.quota.most <= size


def test_an_example_by_hand() -> None:
    """Of 100 people 57, 31 and 12: of 10 places 5.7, 3.1 and 1.2, so 6, 3 and 1."""
    found = suggest("role", {"patient": 57, "carer": 31, "public": 12}, 10)
    assert [(one.quota.value, float(one.exact), one.rounded) for one in found] == [
        ("patient", 5.7, 6),
        ("carer", 3.1, 3),
        ("public", 1.2, 1),
    ]
    assert [(one.quota.least, one.quota.most) for one in found] == [(5, 7), (2, 4), (0, 2)]


def test_minimums_shrink_where_many_do_not_say() -> None:
    found = suggest("role", {"patient": 50, "carer": 50}, 10, spread=0, not_stated=Fraction(3, 10))
    assert sorted(one.quota.least for one in found) == [3, 4]
    assert [one.rounded for one in found] == [5, 5]


def test_who_does_not_say_in_the_population_has_no_quota() -> None:
    assert [one.quota.value for one in suggest("role", {"patient": 5, NOT_STATED: 5}, 4)] == ["patient"]


@pytest.mark.parametrize(
    ("population", "size", "wishes"),
    [
        ({}, 4, {}),
        ({"a": 0}, 4, {}),
        ({"a": -1, "b": 5}, 4, {}),
        ({"a": 1}, 0, {}),
        ({"a": 1}, 1, {"spread": -1}),
        ({"a": 1}, 1, {"not_stated": Fraction(1)}),
        ({NOT_STATED: 4}, 1, {}),
    ],
)
def test_what_makes_no_quota_is_refused(population: dict[str, int], size: int, wishes: dict[str, object]) -> None:
    with pytest.raises(PoolError, match="age"):
        suggest("age", population, size, **wishes)

"""Chances as people say them."""

import pytest

from alongside.selection.words import chance


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "none"),
        (1.0, "certain: 100 in 100"),
        (0.004, "0.4 in 100, about 1 in 250"),
        (0.05, "5 in 100, about 1 in 20"),
        (0.25, "25 in 100, about 1 in 4"),
        (1 / 3, "33 in 100, about 1 in 3"),
        (0.4, "40 in 100"),
        (0.5, "50 in 100, about 1 in 2"),
        (0.75, "75 in 100"),
    ],
)
def test_a_chance_is_said_in_whole_words(value: float, said: str) -> None:
    assert chance(value) == said

"""Words that are spelt by ear come out as they sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.sounds import heard


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("skitzofrenia", "schizophrenia"),
        ("newmonia", "pneumonia"),
        ("rumatoid", "rheumatoid"),
        ("sykosis", "psychosis"),
        ("jondis", "jaundice"),
        ("fisio", "physio"),
        ("diareah", "diarrhoea"),
        ("ekzema", "eczema"),
        ("hemoroids", "haemorrhoids"),
        ("kemo", "chemo"),
    ],
)
def test_who_spells_by_ear_is_heard(written: str, meant: str) -> None:
    assert heard(written) == heard(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [("stroke", "strike"), ("cancer", "canker"), ("dental", "mental"), ("hearing", "heating"), ("nurse", "nose")],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert heard(one) != heard(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=40))
def test_a_word_with_letters_has_a_sound_and_a_doubled_last_letter_is_heard_once(word: str) -> None:
    assert heard(word)
    assert heard(f"{word}ll") == heard(f"{word}l")

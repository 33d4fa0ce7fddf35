"""How far a word may be from the one that was meant."""

import pytest

from alongside.core import slips

KNOWN = ("glaucoma", "psychosis", "dementia", "eczema", "hearing", "trolley")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("glaucomma", "glaucoma"),
        ("phycosis", "psychosis"),
        ("demensha", "dementia"),
        ("ecezma", "eczema"),
        ("laucomaa", ""),
        ("troley", "trolley"),
        ("bearing", ""),
        ("sykosis", "psychosis"),
        ("ekzema", "eczema"),
        ("demenshya", "dementia"),
        ("cycosis", "psychosis"),
        ("troll", ""),
        ("ecz", ""),
        ("", ""),
        ("x" * 5000, ""),
    ],
)
def test_a_slip_is_read_as_the_nearest_word_and_no_further(written: str, meant: str) -> None:
    assert slips.Choices(KNOWN).nearest(written) == ((meant,) if meant else ())


@pytest.mark.parametrize("word", ["heating", "message", "walker", "salary"])
def test_common_words_are_english(word: str) -> None:
    assert slips.is_english(word)


@pytest.mark.parametrize("word", ["phycosis", "glaucomma", "soriasis"])
def test_slips_are_not(word: str) -> None:
    assert not slips.is_english(word)

"""How a word sounds, roughly: who spells by ear writes "skitzofrenia" and "newmonia".

Letters that are said alike in British English, and in the Greek and Latin of medicine, become one. It is no
pronunciation: only two spellings of one word should come out alike, and two words seldom.
"""

import re
from functools import lru_cache

#: What is written otherwise and sounds the same, in the order in which it is replaced.
_ALIKE = tuple(
    (re.compile(written), sound)
    for written, sound in (
        (r"^(?:p|k|g|m)n", "n"),
        (r"^ps", "s"),
        (r"^wr", "r"),
        (r"^x", "s"),
        (r"ph", "f"),
        (r"sc(?=[eiy])", "s"),
        (r"t(?:z|s)", "s"),
        (r"(?:ti|ci|si)(?=[aou])", "sh"),
        (r"(?<=[aeiou])gh", ""),
        (r"rr?h", "r"),
        (r"th", "t"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"ch|ck|c|q", "k"),
        (r"z", "s"),
        (r"ae|oe", "e"),
        (r"ee|ea|ie|ei|y", "i"),
        (r"oo|ou|ew|eu|ue", "u"),
        (r"au|aw", "o"),
        (r"(?<=[aeiou])h(?![aeiou])", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=...)e$", ""),
    )
)


@lru_cache(maxsize=50_000)
def heard(word: str) -> str:
    """Return letters for the sound of a word in lower case: the same for "schizophrenia" and "skitzofrenia"."""
    for written, sound in _ALIKE:
        word = written.sub(sound, word)
    return word

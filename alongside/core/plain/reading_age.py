"""The age at which a text can be read, so that a writer can aim for 9 to 11.

The measure is the Automated Readability Index (E. A. Smith and R. J. Senter, "Automated Readability Index",
AMRL-TR-66-220, Aerospace Medical Research Laboratories, 1967):

    4.71 × letters a word + 0.5 × words a sentence − 21.43

a grade of American schools, whose pupils are about five years older than their grade. It counts letters, where the
better-known Flesch-Kincaid grade counts syllables: those need a dictionary, which `textstat` fetches from
the network and which knows American spellings only. See docs/decisions/.
"""

from alongside.core.plain.sentences import Sentence

#: Below this many words one long word changes the result by a year or more: ten more letters are 4.71 × 10 / 50.
FEWEST_WORDS = 50
#: The measure is an average: a longer text than this tells no more, and need not be held in memory.
MOST_WORDS = 5_000
YEARS_OLDER_THAN_GRADE = 5
#: No age below the first years of school, none above the end of a first degree, means anything.
YOUNGEST, OLDEST = 5, 22


def reading_age(of: list[Sentence]) -> int | None:
    """Return the reading age in whole years from 5 to 22; None for fewer than 50 words."""
    if sum(len(sentence.words) for sentence in of) < FEWEST_WORDS:
        return None
    import textstat  # here, for it takes a second and 40 MB to import and most processes never check a text

    grade: float = textstat.automated_readability_index(_outline(of))
    return min(OLDEST, max(YOUNGEST, round(grade) + YEARS_OLDER_THAN_GRADE))


def _outline(of: list[Sentence]) -> str:
    """Return the shape of a text, an x for each letter: all that is measured, and nothing a person wrote.

    `textstat` keeps the last texts it was given in memory. A full stop counts as a letter there, so each
    sentence gives up one x for its own.
    """
    outline: list[str] = []
    left = MOST_WORDS
    for sentence in of:
        lengths = [sum(map(str.isalnum, word)) for word in sentence.words[:left]]
        left -= len(lengths)
        if not lengths:
            break
        longest = lengths.index(max(lengths))
        lengths[longest] = max(1, lengths[longest] - 1)
        outline.append(" ".join("x" * length for length in lengths) + ".")
    return " ".join(outline)

"""A plain-English check of a text: reading age, long sentences, unexplained abbreviations, jargon.

    >>> report = check("Please utilise the form.")
    >>> [(found.phrase, found.instead) for found in report.jargon]
    [('utilise', ('use',))]

Findings are codes, values and places; pages word them. Time grows in line with the text, nothing is
fetched, and the same text always gives the same report.
"""

from collections.abc import Iterator

from alongside.core.plain.abbreviations import unexplained
from alongside.core.plain.jargon import jargon
from alongside.core.plain.reading_age import reading_age
from alongside.core.plain.report import Abbreviation, Finding, Jargon, LongSentence, Report, in_reading_order
from alongside.core.plain.sentences import Sentence, sentences

__all__ = [
    "LONG",
    "TARGET_READING_AGE",
    "VERY_LONG",
    "Abbreviation",
    "Finding",
    "Jargon",
    "LongSentence",
    "Report",
    "check",
]

#: A sentence of more words than this is hard going; than the second, hard to follow at all.
LONG, VERY_LONG = 20, 25
#: Youngest and oldest reading age to aim for on public pages (NHS digital service manual, "How we write").
TARGET_READING_AGE = (9, 11)


def check(text: str) -> Report:
    """Check a text of any length and content; never raises."""
    cut = list(sentences(text))
    return Report(
        reading_age=reading_age(cut),
        words=sum(len(sentence.words) for sentence in cut),
        sentences=len(cut),
        findings=in_reading_order(_findings(text, cut)),
    )


def _findings(text: str, cut: list[Sentence]) -> Iterator[Finding]:
    for sentence in cut:
        words = len(sentence.words)
        if words > LONG:
            yield LongSentence(sentence.start, sentence.end, words, VERY_LONG if words > VERY_LONG else LONG)
    yield from unexplained(text, cut)
    yield from jargon(text)

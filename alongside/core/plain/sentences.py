"""Cutting a text into sentences and words, in one pass, whatever the text is.

The parts people type into forms are not only prose: they hold lists, headings and line breaks. A line that
starts afresh (blank line before it, a bullet, a capital letter or a figure) starts a new sentence; a line that
runs on, as in text pasted from an email, does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Text between spaces. Every pattern here consumes what it matches, so that no text makes it go back and forth.
CHUNK = re.compile(r"\S+")
CLOSING = "\"'”’)]}»*_"
BULLETS = frozenset("-–—•*·‣▪◦")

#: Words that end in a full stop without ending a sentence.
STOPPED = frozenset(
    {"e.g.", "i.e.", "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "vs.", "approx.", "tel.", "ext.", "rev."}
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text[start:end]`, and its words without the punctuation around them."""

    start: int
    end: int
    words: tuple[str, ...]


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; pieces without any letter or figure are left out."""
    start, behind, words = 0, 0, list[str]()
    for chunk in CHUNK.finditer(text):
        if words and _starts_afresh(text[behind : chunk.start()], chunk[0]):
            yield Sentence(start, behind, tuple(words))
            words = []
        if any(map(str.isalnum, chunk[0])):
            start = start if words else chunk.start()
            words.append(chunk[0])
        behind = chunk.end()
        if words and _ends_sentence(chunk[0]):
            yield Sentence(start, behind, tuple(words))
            words = []
    if words:
        yield Sentence(start, behind, tuple(words))


def _starts_afresh(gap: str, chunk: str) -> bool:
    lines = gap.count("\n") or gap.count("\r")
    return lines > 1 or (lines == 1 and (chunk[0] in BULLETS or chunk[0].isupper() or chunk[0].isdigit()))


def _ends_sentence(chunk: str) -> bool:
    bare = chunk.rstrip(CLOSING)
    return bare.endswith((".", "!", "?", "…")) and bare.lower().lstrip("([\"'“‘") not in STOPPED

"""What a plain-English check finds, as values: a page puts each finding in words for the person writing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence of more than `limit` words; `text[start:end]` is the sentence."""

    code: ClassVar[str] = "long-sentence"
    start: int
    end: int
    words: int
    limit: int


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation not explained at its first use; `stands_for` where we know it, for the writer to confirm."""

    code: ClassVar[str] = "abbreviation"
    start: int
    end: int
    letters: str
    stands_for: str | None


@dataclass(frozen=True, slots=True)
class Jargon:
    """A long or specialist phrase with everyday alternatives, the best first; there is always at least one."""

    code: ClassVar[str] = "jargon"
    start: int
    end: int
    phrase: str
    instead: tuple[str, ...]


Finding = LongSentence | Abbreviation | Jargon


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check: advice, never a reason to refuse a text.

    `reading_age` is in years, None where the text has too few words for it to mean anything. Findings stand in reading
    order; those of one place, the longer first.
    """

    reading_age: int | None
    words: int
    sentences: int
    findings: tuple[Finding, ...]

    @property
    def long_sentences(self) -> tuple[LongSentence, ...]:
        """The sentences that are too long."""
        return tuple(found for found in self.findings if isinstance(found, LongSentence))

    @property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """The abbreviations to explain."""
        return tuple(found for found in self.findings if isinstance(found, Abbreviation))

    @property
    def jargon(self) -> tuple[Jargon, ...]:
        """The phrases to put in everyday words."""
        return tuple(found for found in self.findings if isinstance(found, Jargon))


def in_reading_order(findings: Iterator[Finding]) -> tuple[Finding, ...]:
    """Sort findings as a reader meets them."""
    return tuple(sorted(findings, key=lambda found: (found.start, -found.end, found.code)))

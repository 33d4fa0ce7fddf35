"""Putting what `core.plain` finds into words, and marking it in the text."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core import plain
from alongside.core.plain import Abbreviation, Finding, Jargon, LongSentence
from alongside.opportunities.drafting.answers import label_of
from alongside.opportunities.drafting.steps import STEPS, Step
from alongside.opportunities.models import Opportunity

# The questions whose words the public reads as running text.
CHECKED = [
    ("title", "title"),
    ("about", "summary"),
    ("about", "background"),
    ("doing", "what_you_will_do"),
    ("people", "lived_experience"),
    ("people", "useful_skills"),
    ("when", "time_commitment"),
    ("payment", "payment"),
    ("payment", "expenses"),
    ("access", "access_support"),
    ("choosing", "how_chosen"),
]


@dataclass(frozen=True)
class Piece:
    """A stretch of text: its words, whether a word or a sentence is marked, and the advice that ends here."""

    text: str
    kind: str
    ends: list[int]


@dataclass(frozen=True)
class Advice:
    """One piece of advice, numbered over the whole page."""

    number: int
    words: str


@dataclass(frozen=True)
class Checked:
    """One text with its marks and the advice beside it."""

    step: Step
    label: str
    pieces: list[Piece]
    advice: list[Advice]


@dataclass(frozen=True)
class WordCheck:
    """The whole check: each text, and how old a reader must be to follow them all."""

    texts: list[Checked]
    reading_age: int | None

    @property
    def count(self) -> int:
        """How many pieces of advice there are."""
        return sum(len(text.advice) for text in self.texts)

    @property
    def is_easy(self) -> bool:
        """Whether a child of 11 can read it."""
        return self.reading_age is None or self.reading_age <= plain.TARGET_READING_AGE[1]


def check(opportunity: Opportunity) -> WordCheck:
    """Check all that the public will read."""
    texts: list[Checked] = []
    number = 1
    for slug, name in CHECKED:
        text = getattr(opportunity, name)
        if not text:
            continue
        findings = plain.check(text).findings
        advice = [Advice(number + place, in_words(found)) for place, found in enumerate(findings)]
        texts.append(Checked(STEPS[slug], label_of(name), pieces(text, findings, number), advice))
        number += len(findings)
    together = ".\n".join(getattr(opportunity, name) for _slug, name in CHECKED if getattr(opportunity, name))
    return WordCheck(texts, plain.check(together).reading_age)


def pieces(text: str, findings: tuple[Finding, ...], first: int) -> list[Piece]:
    """Cut a text where a finding begins or ends, so that each stretch can be marked."""
    edges = sorted({0, len(text), *(found.start for found in findings), *(found.end for found in findings)})
    numbered = list(enumerate(findings, start=first))
    cut = []
    for start, end in pairwise(edges):
        here = [found for found in findings if found.start <= start and end <= found.end]
        ends = [number for number, found in numbered if found.end == end]
        cut.append(Piece(text[start:end], _kind(here), ends))
    return cut


def _kind(here: list[Finding]) -> str:
    """A marked word shows more than the sentence it stands in."""
    if any(not isinstance(found, LongSentence) for found in here):
        return "word"
    return "sentence" if here else ""


def in_words(found: Finding) -> str:
    """Return the advice about one finding."""
    if isinstance(found, LongSentence):
        return ngettext(
            "This sentence has %(count)d word. Try to make two of it.",
            "This sentence has %(count)d words. Try to make two or three of it.",
            found.words,
        ) % {"count": found.words}
    if isinstance(found, Abbreviation):
        return _abbreviation(found)
    return _jargon(found)


def _abbreviation(found: Abbreviation) -> str:
    if found.stands_for:
        return _("Say what “%(letters)s” means. Is it “%(means)s”?") % {
            "letters": found.letters,
            "means": found.stands_for,
        }
    return _("Say what “%(letters)s” means the first time you use it.") % {"letters": found.letters}


def _jargon(found: Jargon) -> str:
    instead = _(" or ").join(f"“{words}”" for words in found.instead[:3])
    return _("Instead of “%(phrase)s” try %(instead)s.") % {"phrase": found.phrase, "instead": instead}

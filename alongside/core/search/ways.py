"""Ways of taking part that people name in passing: "from my sofa", "evenings only", "by post", "and get paid"."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources

from alongside.core.search import times
from alongside.core.search.phrases import Phrases, Span
from alongside.core.topics.words import Folding


class Way(StrEnum):
    """How, when and for what somebody can take part."""

    HOME = "home"
    ONLINE = "online"
    PHONE = "phone"
    POST = "post"
    EMAIL = "email"
    IN_PERSON = "in-person"
    EVENING = "evening"
    WEEKEND = "weekend"
    DAYTIME = "daytime"
    ONE_OFF = "one-off"
    PAID = "paid"
    EXPENSES = "expenses"
    VISIT = "visit"
    ANONYMOUS = "anonymous"
    WRITING = "writing"
    OWN_TIME = "own-time"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    MORNING = "morning"
    LUNCHTIME = "lunchtime"
    AFTERNOON = "afternoon"
    SCHOOL_HOURS = "school-hours"
    SCHOOL_HOLIDAYS = "school-holidays"
    AFTER_SCHOOL = "after-school"
    SHORT = "short"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


#: Ways that narrow what was found by something else; all others order it, for few openings say them.
NARROWING = frozenset(
    {
        Way.HOME, Way.ONLINE, Way.PHONE, Way.POST, Way.EMAIL, Way.IN_PERSON, Way.EVENING, Way.WEEKEND, Way.DAYTIME,
        Way.ONE_OFF, Way.PAID, Way.EXPENSES,
    }
)  # fmt: skip

#: Ways that need no journey.
AT_A_DISTANCE = frozenset({Way.HOME, Way.ONLINE, Way.PHONE, Way.POST, Way.EMAIL})

_DENIED = re.compile(
    r"\b(?:no|not|dont|don['’]t|do not|without|cant|can['’]t|cannot|hate|never|un)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)


@cache
def _phrases() -> Phrases:
    written = tomllib.loads(resources.files(__package__).joinpath("ways.toml").read_text(encoding="utf-8"))
    return Phrases({Way(way).value: phrases for way, phrases in written.items()}, Folding())


def spans(text: str) -> list[Span]:
    """Return where somebody asks for a way of taking part; "don't use email" asks for none, and keeps its place."""
    return _kept(text, [*_phrases().find(text), *times.asked(text)])


def _kept(text: str, found: list[Span]) -> list[Span]:
    return [Span(span.start, span.end, "") if _is_denied(text, span) else span for span in found]


def _is_denied(text: str, found: Span) -> bool:
    return bool(_DENIED.search(text[max(0, found.start - 40) : found.start]))


_ONCE = re.compile(
    r"""\b(?:
        (?:one|(?:a\s)?single)\s(?:[\w-]+\s){0,3}?
            (?:interview|meeting|session|workshop|focus\sgroup|discussion|conversation|call|visit|questionnaire|survey)
        | (?:complete|fill\s(?:in|out))\s(?:[\w-]+\s){0,4}?(?:questionnaire|survey)
    )\b(?!\s(?:a|an|per|each|every)\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def named(text: str, when: str = "") -> set[Way]:
    """Return the ways that the text of an opening names, and its times; "one telephone interview" is just once."""
    once = {Way.ONE_OFF} if _ONCE.search(text) else set()
    said = {Way(found.meaning) for found in _kept(text, _phrases().find(text)) if found.meaning}
    return once | said | set(map(Way, times.offered(text, when)))

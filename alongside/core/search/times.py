"""Times that people name: days of the week, parts of the day, how long and how often.

"wednesday evenings" is a day and a part of it. Whoever asks for "mornings" means a time, "stiff in the morning" is a
symptom: so parts of the day count in a search as a plural or beside a day, and in the times of an opening always. Clock
times, as "10.30 to 12" or "7pm", say which part of the day an opening is in.
"""

import re
from collections.abc import Iterator, Mapping

from alongside.core.search.phrases import Span

_DAYS = {
    "monday": r"mondays?",
    "tuesday": r"tues(?:days?)?",
    "wednesday": r"wed(?:nesday|s)s?",
    "thursday": r"thurs?(?:days?)?",
    "friday": r"fri(?:days?)?",
    "saturday": r"saturdays?|sats",
    "sunday": r"sundays?",
}
_DAY = rf"(?:{'|'.join(_DAYS.values())})"
_BESIDE_DAY = r"(?<=day |ays |ues |eds |urs )"
_EARLIER = r"(?<!since )(?<!last )(?<!until )(?<!this )(?<!next )"
_SMALL = r"(?:[1-5]?\d|five|ten|fifteen|twenty|thirty|forty)"
_MINUTES = rf"(?:(?:{_SMALL} or )?{_SMALL}[ -]?min(?:ute)?s?|half an hour|half[ -]hour|quarter of an hour)"
_COUNT = r"(?:\d\d?|an?|one|two|three|four|five|six|ten|half an?)"
_EACH = r"(?:a|per|every|each|in the)"
_SO_MUCH = rf"(?:{_COUNT} )?(?:full )?(?:day|hour|morning|afternoon|evening|meeting|visit|bit)s? {_EACH}"

#: What somebody asks for, in the order in which it is tried.
_ASKED = {
    **{day: rf"{_EARLIER}(?:{pattern})" for day, pattern in _DAYS.items()},
    "morning": rf"mornings|{_BESIDE_DAY}(?:morning|am)|one morning",
    "afternoon": rf"afternoons|{_BESIDE_DAY}(?:afternoon|pm)|one afternoon",
    "lunchtime": r"lunch[ -]?times?|(?:lunch|dinner) (?:hour|break)s?",
    "evening": rf"nights|{_BESIDE_DAY}(?:evening|eve|night|tea ?time)s?",
    "school-hours": r"term[ -]?time|(?:school|nursery) hours|(?:while|when) (?:the |my )?kids are (?:at|in) school",
    "school-holidays": r"half[ -]terms?|(?:school|summer|easter|christmas) (?:holidays?|hols)|in the holidays",
    "after-school": r"after[ -]school",
    "short": rf"(?:only|just|only got|got|have|spare|with|maybe) {_MINUTES}(?! (?:late|after|for|before|to get))"
    rf"|{_MINUTES} {_EACH} (?:week|month|day)"
    rf"|{_MINUTES},? (?:here and there|spare|of my time|at a time|in total|max|tops|at most|no more|or less)",
    "weekly": rf"weekly|once a week|{_SO_MUCH} week",
    "fortnightly": r"fortnightly|(?:every|once a|a) fortnight|every (?:other|second|two) weeks?",
    "monthly": rf"monthly|once a month|every month|{_SO_MUCH} month",
    "quarterly": r"quarterly|every (?:quarter|three months|3 months)|(?:four|4) times a year",
    "yearly": rf"yearly|annual(?:ly)?|(?:once|twice) a year|{_SO_MUCH} year",
}
#: What the times of an opening offer: there, words count that would be part of a story elsewhere. In small letters.
_OFFERED = {
    **_ASKED,
    **_DAYS,
    "saturday": r"saturdays?|sats?",
    "morning": r"mornings?|before noon",
    "afternoon": r"afternoons?",
    "evening": r"evenings?|nights?",
    "short": _MINUTES,
    "weekly": _ASKED["weekly"] + r"|(?:a|per|every|each) week",
    "fortnightly": _ASKED["fortnightly"] + rf"|(?:alternate|every other|every second)(?= {_DAY})",
    "monthly": _ASKED["monthly"] + r"|(?:a|per|each|of the) month|every four weeks",
}
#: Who offers this offers that as well.
WITHIN = {
    "morning": ("daytime",),
    "afternoon": ("daytime",),
    "lunchtime": ("daytime",),
    "school-hours": ("daytime",),
    "after-school": ("afternoon",),
    "saturday": ("weekend",),
    "sunday": ("weekend",),
}
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[.:](?P<minutes>[0-5]\d))? ?(?P<half>am|pm|noon|o.?clock)?"
    r"(?: ?(?:to|-|–|until|till) ?(?P<end>\d{1,2})(?:[.:](?P<more>[0-5]\d))? ?(?P<late>am|pm|noon)?)?"
    r"(?![\w.:]|[ -]?(?:hour|hr|min))"
)
_AMOUNT = re.compile(
    rf"\b({_COUNT}) (?:full )?(minute|min|hour|day|morning|afternoon|evening|meeting|visit|session)s?"
    rf"(?: {_EACH} (day|week|fortnight|month|year))?\b"
)
_NUMBERS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "ten": "10",
    "half a": "half",
    "half an": "half",
}
_NUMBERS |= dict.fromkeys(["a", "an", "one"], "1")


def _made(patterns: Mapping[str, str], flags: int = 0) -> re.Pattern[str]:
    every = (f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in patterns.items())
    return re.compile(rf"(?<![\w'’])(?:{'|'.join(every)})(?![\w'’])", flags)


_ASKING, _OFFERING = _made(_ASKED, re.IGNORECASE), _made(_OFFERED)


def asked(text: str) -> list[Span]:
    """Return the times that somebody asks for, in reading order."""
    return [Span(found.start(), found.end(), _meaning(found)) for found in _ASKING.finditer(text)]


def offered(text: str, when: str) -> set[str]:
    """Return the times that an opening names, with the wider ones they lie in.

    Its own times (`when`) say them in any words; in all else, "night" may be one that somebody cannot sleep through, so
    that only what somebody would ask for counts.
    """
    small = when.casefold()
    own = {span.meaning for span in asked(text)}
    own |= {_meaning(found) for found in _OFFERING.finditer(small)} | set(_by_the_clock(small))
    return own | {wider for time in own for wider in WITHIN.get(time, ())}


def amounts(text: str) -> set[str]:
    """Return how much time a text names, each as one word: "one day a year" is `1-day-year`."""
    found = (match.groups("") for match in _AMOUNT.finditer(text.casefold()))
    return {
        "-".join(filter(None, (_NUMBERS.get(many, many), unit.replace("minute", "min"), each)))
        for many, unit, each in found
    }


def _meaning(found: re.Match[str]) -> str:
    return str(found.lastgroup).replace("_", "-")


def _by_the_clock(text: str) -> Iterator[str]:
    """Yield the parts of the day that clock times begin in."""
    for found in _CLOCK.finditer(text):
        hour = _hour(found)
        if hour is not None:
            yield "morning" if hour < 12 else "lunchtime" if hour < 14 else "afternoon" if hour < 17 else "evening"


def _hour(found: re.Match[str]) -> int | None:
    """Return the hour of the day from which it is, or nothing where it is no time: "10 to 15 members"."""
    hour, half, late = int(found["hour"]), found["half"] or "", found["late"] or ""
    if not (half or late or found["minutes"]) or hour > 23:
        return None
    if half not in {"am", "pm"} and late in {"am", "pm"} and found["end"]:
        half = "am" if hour % 12 > int(found["end"]) % 12 else late
    if half == "am" or hour > 12 or half == "noon":
        return hour
    if half == "pm":
        return hour % 12 + 12
    return hour if hour >= 8 else hour + 12

"""The words that files use for what we choose from lists."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from alongside.core import topics as vocabulary
from alongside.opportunities.choices import Level, Mode, PaymentPer, Region, Stage
from alongside.opportunities.drafting.forms.topics import MOST_TOPICS


def folded(words: str) -> str:
    """Return only the letters, small: "Co-producing" and "co producing" are one."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in plain if letter.isalpha())


def _by_words(values: Sequence[str], also: Mapping[str, str]) -> dict[str, str]:
    return {folded(value): value for value in values} | dict(also)


STAGES = _by_words(
    Stage.values,
    {
        **dict.fromkeys(["scope", "discovery", "prioritysetting", "priorities"], Stage.SCOPING),
        **dict.fromkeys(["designing", "planning", "codesign"], Stage.DESIGN),
        **dict.fromkeys(["test", "piloting", "pilot", "evaluating", "evaluation"], Stage.TESTING),
        **dict.fromkeys(["implementation", "implement", "delivery", "delivering"], Stage.IMPLEMENTING),
        **dict.fromkeys(["sustain", "sustainability", "embedding"], Stage.SUSTAINING),
        **dict.fromkeys(["spread", "scaling", "scaleup", "dissemination", "disseminating"], Stage.SPREADING),
    },
)
LEVELS = _by_words(
    Level.values,
    {
        "coproduction": Level.COPRODUCING,
        "coproduced": Level.COPRODUCING,
        "collaboration": Level.COLLABORATING,
        "consultation": Level.CONSULTED,
        "involvement": Level.INVOLVED,
        "userled": Level.PARTNER_LED,
    },
)
MODES = _by_words(
    Mode.values,
    {
        **dict.fromkeys(["online", "virtual", "fromhome", "home", "telephone", "phone"], Mode.REMOTE),
        **dict.fromkeys(["facetoface", "onsite"], Mode.IN_PERSON),
        **dict.fromkeys(["hybrid", "either", "mixed"], Mode.BOTH),
    },
)
UNITS = _by_words(
    PaymentPer.values,
    {
        **dict.fromkeys(["perhour", "hourly", "hours"], PaymentPer.HOUR),
        **dict.fromkeys(["permeeting", "session", "persession", "meetings"], PaymentPer.MEETING),
        **dict.fromkeys(["perhalfday"], PaymentPer.HALF_DAY),
        **dict.fromkeys(["perday", "daily", "days"], PaymentPer.DAY),
        **dict.fromkeys(["permonth", "monthly"], PaymentPer.MONTH),
        **dict.fromkeys(["oneoff", "fixed", "intotal"], PaymentPer.TOTAL),
    },
)

_REGIONS = [
    (r"south[ -]west(?!\s+london)", Region.SOUTH_WEST),
    (r"south[ -]east(?!\s+london)", Region.SOUTH_EAST),
    (r"north[ -]west(?!\s+london)", Region.NORTH_WEST),
    (r"north[ -]east(?!\s+london)|yorkshire", Region.NORTH_EAST),
    (r"london", Region.LONDON),
    (r"east of england|east anglia", Region.EAST),
    (r"midlands", Region.MIDLANDS),
    (r"northern ireland", Region.NORTHERN_IRELAND),
    (r"scotland", Region.SCOTLAND),
    (r"(?<!new south )wales", Region.WALES),
]


def region_of(place: str) -> str:
    """Return the region that a place names in so many words; nothing when it names none, or several."""
    found = {region for pattern, region in _REGIONS if re.search(rf"\b(?:{pattern})\b", place.casefold())}
    return found.pop() if len(found) == 1 else ""


def topics_of(words: Sequence[str], text: str) -> list[str]:
    """Return the topics that a file's own words name, else those that the text speaks of; at most as many as fit."""
    every = vocabulary.all_topics()
    found: list[str] = []
    for word in words:
        found += [word] if word in every else [match.slug for match in vocabulary.recognise(word)]
    found = found or [match.slug for match in vocabulary.recognise(text)]
    return sorted(list(dict.fromkeys(found))[:MOST_TOPICS])

"""Whether a name that is also an ordinary word means the place, by the words around it.

"in reading" and "the university, Reading" mean the town; "reading leaflets" and "Reading leaflets together" do not.
The lists are short and were made by reading adverts and queries; each rule looks at the words next to the name only.
"""

import re
from collections.abc import Sequence

from alongside.core.places.folding import Word
from alongside.core.places.gazetteer import Certainty

#: Words that lead to a place. Those in `ONLY_AFTER` do so only behind certain others.
LEADS = frozenset(
    {
        "in",
        "near",
        "nr",
        "around",
        "at",
        "from",
        "outside",
        "across",
        "throughout",
        "within",
        "location",
        "venue",
        "town",
        "based",
    }
)
ONLY_AFTER = {
    "to": frozenset({"close", "next", "travel", "travelling", "get", "getting", "move", "moved", "moving", "commute"}),
    "of": frozenset(
        {"city", "town", "university", "borough", "people", "residents", "outskirts", "north", "south", "east", "west"}
    ),
}
#: May stand between the lead and the name: "in central reading".
SIDES = frozenset({"central", "greater", "north", "south", "east", "west"})

#: Before a lead and a small letter, these speak of doing: "interested in reading", "good at reading".
DOING = frozenset(
    {
        "interested",
        "interest",
        "difficulty",
        "difficulties",
        "trouble",
        "confident",
        "confidence",
        "skilled",
        "good",
        "better",
        "bad",
    }
)
#: Behind a small letter, these are what is done, or a thing of that sort: "in reading our leaflets", "at bath time".
DONE_TO = frozenset(
    {
        "the",
        "a",
        "an",
        "our",
        "your",
        "my",
        "their",
        "these",
        "this",
        "those",
        "through",
        "leaflets",
        "materials",
        "documents",
    }
    | {"information", "papers", "aloud", "about", "time", "age"}
)

#: Beside these a capital letter is that of an institution, and not of somebody's first name or surname.
INSTITUTIONS = frozenset(
    {
        "hospital",
        "hospitals",
        "university",
        "council",
        "infirmary",
        "borough",
        "college",
        "nhs",
        "clinic",
        "district",
        "city",
        "town",
    }
)
#: Behind a name, these say even in small letters that it is a place: "reading university".
OF_PLACES = frozenset({"university", "uni", "council", "infirmary", "borough"})

TITLES = frozenset({"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "lord", "lady"})

SENTENCE_END = re.compile(r"[.!?:;\n•*\"“‘]")


def is_surname(text: str, words: Sequence[Word], first: int) -> bool:
    """Whether the name is that of a person with a title, "Dr Preston", and so no place at all."""
    return first > 0 and words[first - 1].folded in TITLES and not _gap(text, words, first).strip(" .")


def means_a_place(text: str, words: Sequence[Word], first: int, after: int, certainty: Certainty) -> bool:
    """Whether the words `words[first:after]`, which may be ordinary ones, name a place where they stand."""
    capital = words[first].written[0].isupper()
    if after < len(words) and words[after].folded in OF_PLACES:
        return True
    if _follows_a_lead(words, first):
        return capital or not _speaks_of_doing(words, first, after)
    if certainty is Certainty.PERSON or text.isupper():
        return False
    return capital and _stands_inside_a_sentence(text, words, first, after)


def _follows_a_lead(words: Sequence[Word], first: int) -> bool:
    at = first - 1
    if at > 0 and words[at].folded in SIDES:
        at -= 1
    if at < 0:
        return False
    lead = words[at].folded
    return lead in LEADS or (at > 0 and words[at - 1].folded in ONLY_AFTER.get(lead, ()))


def _speaks_of_doing(words: Sequence[Word], first: int, after: int) -> bool:
    before = words[first - 2].folded if first > 1 else ""
    following = [word.folded for word in words[after : after + 2]]
    return before in DOING or bool(following and following[0] in DONE_TO) or following == ["and", "writing"]


def _stands_inside_a_sentence(text: str, words: Sequence[Word], first: int, after: int) -> bool:
    """Whether a capital letter means something: not at the start, in a heading, or in a person's name."""
    if first == 0 or SENTENCE_END.search(_gap(text, words, first)):
        return False
    return not _joins_a_name(text, words, first, first - 1) and not _joins_a_name(text, words, after, after)


def _joins_a_name(text: str, words: Sequence[Word], gap: int, beside: int) -> bool:
    """Whether the word beside is part of the same name: only a space between, a capital, no institution."""
    if beside >= len(words) or _gap(text, words, gap).strip(" "):
        return False
    return words[beside].written[0].isupper() and words[beside].folded not in INSTITUTIONS


def _gap(text: str, words: Sequence[Word], before: int) -> str:
    """Return what stands between a word and the one before it."""
    return text[words[before - 1].end : words[before].start]

"""Words of a text and the plain form each is compared in.

People write "Mum's knees", "mums knee" and "MUM'S KNEES" and mean the same. Every word is folded: case,
accents, apostrophes and plurals go; forms of the verbs that the vocabulary names go to the verb; and "my",
"the", "our" become one word. Folding is deliberately small and the same for the vocabulary and for what
people write: a stemmer made for search engines would turn "caring" into "car".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from alongside.core.spelling import WORD, without_accents

#: "my mum", "our mum" and "the mum" are one phrase, so that nobody has to list them all.
DETERMINERS = frozenset({"a", "an", "the", "my", "our", "his", "her", "their", "your", "this", "that"})

#: Words that may stand between two words of a phrase: "hands are really stiff" is "hands stiff".
FILLERS = frozenset({"the", "be", "have", "and", "i", "im", "ive", "very", "really", "so", "quite", "just", "bit"})

#: How many folded words are remembered.
MOST_FOLDED = 50_000

IRREGULAR = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "feet": "foot",
    "teeth": "tooth",
    "wives": "wife",
    "diagnoses": "diagnosis",
    "has": "have",
    "had": "have",
    "having": "have",
    "am": "be",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "being": "be",
    "&": "and",
}


#: What people say for the same: "unable to hear", "struggles to hear" and "couldn't hear" are "cant hear". The words on
#: the left are folded, so "does" is "doe" and "got" is "get".
SAME: dict[tuple[str, ...], str] = {
    **dict.fromkeys([("cannot",), ("couldnt",), ("can", "not"), ("could", "not"), ("cannae",)], "cant"),
    **dict.fromkeys([("unable", "to"), ("not", "able", "to"), ("struggle", "to")], "cant"),
    **dict.fromkeys([("hard", "to"), ("difficult", "to"), ("impossible", "to")], "cant"),
    **dict.fromkeys([("doesnt",), ("didnt",), ("do", "not"), ("doe", "not"), ("did", "not"), ("dinnae",)], "dont"),
    **dict.fromkeys([("wouldnt",), ("will", "not"), ("would", "not"), ("refuse", "to")], "wont"),
    **dict.fromkeys([("isnt",), ("arent",), ("wasnt",), ("werent",)], "not"),
    **dict.fromkeys([("not", "get"), ("havent", "get"), ("hasnt", "get"), ("have", "not", "get")], "no"),
    **dict.fromkeys([("dont", "have"), ("doesnt", "have"), ("do", "not", "have"), ("doe", "not", "have")], "no"),
    **dict.fromkeys([("have", "no"), ("get", "no"), ("havent", "any"), ("without",)], "no"),
    **dict.fromkeys([("no", "one"), ("noone",)], "nobody"),
}
LONGEST_SAME = max(map(len, SAME))
_FIRST = {said[0] for said in SAME}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, how it was written, and the form it is compared in."""

    start: int
    end: int
    written: str
    folded: str


@dataclass(frozen=True, slots=True)
class Folding:
    """How words are folded: by rule, and by the forms of the verbs that a vocabulary names."""

    forms: Mapping[str, str] = field(default_factory=dict)
    # What was folded already: the same few thousand words make up nearly all texts.
    _folded: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of_verbs(cls, regular: Iterable[str], irregular: Mapping[str, Iterable[str]]) -> "Folding":
        """Spell out the forms of regular verbs by rule, and take those of irregular ones as given."""
        forms = {form: verb for verb in regular for form in _regular_forms(verb)}
        forms |= {form: verb for verb, written in irregular.items() for form in written}
        return cls(forms)

    def fold(self, word: str) -> str:
        """Return the form in which a single word is compared."""
        if word not in self._folded:
            if len(self._folded) >= MOST_FOLDED:
                self._folded.clear()
            self._folded[word] = self._fold(word)
        return self._folded[word]

    def _fold(self, word: str) -> str:
        bare = _without_possessive(without_accents(word.casefold()))
        if bare in DETERMINERS:
            return "the"
        if bare in IRREGULAR:
            return IRREGULAR[bare]
        return self.forms.get(bare) or self.forms.get(_singular(bare)) or _singular(bare)

    def words(self, text: str) -> Iterator[Word]:
        """Yield the words of a text in order, with their places in it; what means the same as one word is one."""
        every = [Word(found.start(), found.end(), found[0], self.fold(found[0])) for found in WORD.finditer(text)]
        at = 0
        while at < len(every):
            length = _same(every, at)
            last = every[at + max(length, 1) - 1]
            yield replace(every[at], end=last.end, folded=SAME[_folded(every, at, length)]) if length else every[at]
            at += max(length, 1)

    def phrase(self, text: str) -> tuple[str, ...]:
        """Return a phrase as the folded words to look for.

        Fillers are left out when two other words remain; "had a fall" keeps them, for "fall" alone says too
        little.
        """
        every = tuple(word.folded for word in self.words(text))
        telling = tuple(word for word in every if word not in FILLERS)
        return telling if len(telling) > 1 else every


def _same(words: Sequence[Word], at: int) -> int:
    """Return how many words from one place on are another way to say something; 0 where they are not."""
    longest = min(LONGEST_SAME, len(words) - at) if words[at].folded in _FIRST else 0
    return next((length for length in range(longest, 0, -1) if _folded(words, at, length) in SAME), 0)


def _folded(words: Sequence[Word], at: int, length: int) -> tuple[str, ...]:
    return tuple(word.folded for word in words[at : at + length])


def _without_possessive(word: str) -> str:
    straight = word.replace("’", "'")
    return straight.removesuffix("'s").replace("'", "")


def _singular(word: str) -> str:
    """Cut the plural of a word, and the s of "she forgets", without a dictionary."""
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")) and not word.endswith("aches"):
        return word[:-2]
    return word[:-1]


def _regular_forms(verb: str) -> tuple[str, ...]:
    """Spell the -ing and -ed forms of a regular verb, by British rules, doubled consonants both ways."""
    if verb.endswith("e"):
        return verb[:-1] + "ing", verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb + "ing", verb[:-1] + "ied"
    return verb + "ing", verb + "ed", verb + verb[-1] + "ing", verb + verb[-1] + "ed"

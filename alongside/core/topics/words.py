"""Words of a text and the plain form each is compared in.

People write "Mum's knees", "mums knee" and "MUM'S KNEES" and mean the same. Every word is folded: case,
accents, apostrophes and plurals go; forms of the verbs that the vocabulary names go to the verb; and "my",
"the", "our" become one word. Folding is deliberately small and the same for the vocabulary and for what
people write: a stemmer made for search engines would turn "caring" into "car".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from alongside.core.spelling import WORD, without_accents

#: "my mum", "our mum" and "the mum" are one phrase, so that nobody has to list them all.
DETERMINERS = frozenset({"a", "an", "the", "my", "our", "his", "her", "their", "your", "this", "that"})

#: Words that may stand between two words of a phrase: "hands are really stiff" is "hands stiff".
FILLERS = frozenset({"the", "be", "have", "and", "i", "im", "ive", "very", "really", "so", "quite", "just", "bit"})

#: Where no phrase goes on: "driving and children. Take part" is not "children taken", though "C. diff" is one.
_SENTENCE_ENDS = re.compile(r"(?<=\w\w)[.!?;:]\s|\n\s*\n")

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
    """One word of a text: where it stands, how it was written, and the form it is compared in.

    `is_guess` says that it was read as another word than the one that was written, `begins` that a sentence begins with
    it.
    """

    start: int
    end: int
    written: str
    folded: str
    is_guess: bool = False
    begins: bool = False


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
        every = list(self._each(text))
        for at, length, folded in _said_plainly([word.folded for word in every], [word.begins for word in every]):
            last = every[at + length - 1]
            is_plain = last is every[at] and folded == last.folded
            yield last if is_plain else replace(every[at], end=last.end, folded=folded)

    def _each(self, text: str) -> Iterator[Word]:
        behind = 0
        for found in WORD.finditer(text):
            begins = found.start() - behind > 1 and bool(_SENTENCE_ENDS.search(text, behind, found.start()))
            yield Word(found.start(), found.end(), found[0], self.fold(found[0]), begins=begins)
            behind = found.end()

    def phrase(self, text: str) -> tuple[str, ...]:
        """Return a phrase as the folded words to look for.

        Fillers are left out when two other words remain; "had a fall" keeps them, for "fall" alone says too
        little.
        """
        every = tuple(map(self.fold, WORD.findall(text)))
        if not _FIRST.isdisjoint(every):
            every = tuple(word for _at, _length, word in _said_plainly(every))
        telling = tuple(word for word in every if word not in FILLERS)
        return telling if len(telling) > 1 else every


def _said_plainly(folded: Sequence[str], begins: Sequence[bool] = ()) -> Iterator[tuple[int, int, str]]:
    """Yield each word by its place, how many were written for it, and the word: one for what means the same.

    What means the same never reaches over a word that begins a sentence.
    """
    at = 0
    while at < len(folded):
        longest = min(LONGEST_SAME, len(folded) - at) if folded[at] in _FIRST else 0
        lengths = (n for n in range(longest, 0, -1) if not any(begins[at + 1 : at + n]))
        length = next((n for n in lengths if tuple(folded[at : at + n]) in SAME), 0)
        yield at, max(length, 1), SAME[tuple(folded[at : at + length])] if length else folded[at]
        at += max(length, 1)


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

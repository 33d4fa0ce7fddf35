"""What an opening is found by: marks, each a short token that says what was found where.

| mark | says |
|---|---|
| `a:dementia` | it is about the topic: chosen by who wrote it, or named in the title |
| `s:dementia` | the title names the topic |
| `b:memory` | it is about a narrower topic than this |
| `m:dementia`, `n:memory` | the text speaks of the topic, or of a narrower one |
| `t:memori`, `w:memori` | a word of the title, of the text |
| `p:bristol`, `q:bristol` | it happens in the place or somewhere within it; it names just this place |
| `y:evening` | a way of taking part |
| `x:all` | it is an opening |

A token holds letters, digits, `:` and `-` only, so that any text index keeps it whole.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alongside.core import places, topics
from alongside.core.search import times, ways, words

#: The mark that every opening has.
ALL = "x:all"

#: Topics that an offer of access speaks of, beside those of their group.
_ACCESS = frozenset({"housebound", "digital-exclusion", "learning-disability", "dyslexia"})

_OTHER = re.compile(r"[^\w-]")


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of an opening: the texts it is read from, and what was chosen from lists.

    `text` speaks of topics; `offered` says what makes it possible to take part, so it speaks of topics of access alone;
    `beside` holds what is found by its words alone, such as the name of an organisation.
    """

    title: str
    text: Sequence[str] = ()
    offered: Sequence[str] = ()
    beside: Sequence[str] = ()
    times: Sequence[str] = ()
    topics: Sequence[str] = ()
    place: str = ""
    regions: Sequence[str] = ()
    ways: Sequence[str] = ()


def marks(document: Document) -> frozenset[str]:
    """Return what the opening is found by."""
    text = "\n".join(document.text)
    when = "\n".join(document.times)
    every = "\n".join((text, *document.offered, *document.beside, when))
    return frozenset(
        token
        for prefix, values in (
            ("x", {"all"}),
            *_topics(document, text),
            ("t", _stems(document.title)),
            ("w", _stems(every) | times.amounts(when)),
            *_places(document),
            ("y", {*document.ways, *(ways.named(every, when) - _CHOSEN)}),
        )
        for value in values
        if (token := mark(prefix, value))
    )


#: Only a list says whether somebody is paid: a text also speaks of "paid carers".
_CHOSEN = frozenset({ways.Way.PAID, ways.Way.EXPENSES})


def mark(prefix: str, value: str) -> str:
    """Return the token of one thing, "" for what no index could keep."""
    kept = _OTHER.sub("", value)
    return f"{prefix}:{kept}" if kept else ""


def _topics(document: Document, text: str) -> list[tuple[str, set[str]]]:
    named = {match.slug for match in topics.recognise(document.title)}
    about = {*document.topics, *named} & topics.all_topics().keys()
    offered = {match.slug for match in topics.recognise("\n".join(document.offered))}
    mentioned = ({match.slug for match in topics.recognise(text)} | {*filter(_is_access, offered)}) - about
    above, above_mentioned = _broader(about), _broader(mentioned)
    return [
        ("s", named),
        ("a", about),
        ("b", above - about),
        ("m", mentioned),
        ("n", above_mentioned - mentioned - about),
    ]


def _is_access(slug: str) -> bool:
    return topics.topic(slug).group == "access" or slug in _ACCESS


def _broader(slugs: Iterable[str]) -> set[str]:
    return {above.slug for slug in slugs for above in topics.broader(slug)}


def _stems(text: str) -> set[str]:
    return {word.stem for word in words.telling(text)}


def _places(document: Document) -> list[tuple[str, set[str]]]:
    named = {*document.regions, *(match.slug for match in places.recognise(document.place))}
    known = places.all_places()
    around = {wider for slug in named if slug in known for wider in known[slug].within}
    return [("p", named | around), ("q", named - around)]

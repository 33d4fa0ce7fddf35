"""What no browser of a well-meaning person sends: values, and the forms of a page filled with them."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.http import QueryDict

Pairs = list[tuple[str, bytes]]

# Each as bytes, for not everything that can be sent is text.
VALUES: dict[str, bytes] = {
    "nothing": b"",
    "NUL": b"a\x00b",
    "broken UTF-8": b"\xff\xfe\xed\xa0\x80\xc0",
    "a huge number": b"9" * 40,
    "a number with too many digits": b"1" * 5_000,
    "an enormous exponent": b"1e999999999",
    "a negative number": b"-1",
    "very long": b"x" * 60_000,
    "a long address": b"a" * 290 + b"@example.org",
    "a long link": b"https://example.org/" + b"a" * 290,
    "HTML": b"\"'><script>alert(1)</script>{{7*7}}",
    "another direction": "\u202e\u2066👩🏽‍🦽 شكرا\u0301\ufeff\r\nBcc: a@example.org".encode(),
    "a date too far": b"9999",
    "no year": b"0",
    "JSON": b'{"a": [{}], "id": null, "response": 1}',
}

# What is refused or taken in words before any database sees it: tried on one of them.
IN_WORDS = {"HTML", "JSON", "a long link", "a long address", "an enormous exponent"}


def values() -> list[bytes]:
    """Return what is sent on this database: all of it on SQLite, what databases take differently on PostgreSQL too."""
    return [value for name, value in VALUES.items() if connection.vendor == "sqlite" or name not in IN_WORDS]


# What addresses read besides the fields of their forms.
ASKED = [
    *("q", "place", "topic", "where", "stage", "level", "paid", "organisation", "soon", "sort", "page"),
    *("words", "kind", "region", "state", "show", "shown", "person", "next", "because", "persona"),
    *("find", "press", "do", "action", "gives_up", "key"),
]


class Overheard(QueryDict):
    """A query that notes what it is asked for: most addresses ask for nothing."""

    asked: set[str] = set()  # of all queries, for each request makes its own

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def getlist(self, key: str, default: Any = None) -> Any:
        """Note who asks for all of one name."""
        self.asked.add(key)
        return super().getlist(key, default)


class _Fields(HTMLParser):
    """The names in a page's forms, and for each what may be chosen there (nothing where one types)."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[str, list[str]] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field."""
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "option" and self._select:
            self.choices[self._select].append(given.get("value") or "")
        if tag == "select":
            self._select = name
        if tag in ("input", "textarea", "select", "button") and name:
            found = self.choices.setdefault(name, [])
            if given.get("type") in ("radio", "checkbox", "hidden", "submit") or tag == "button":
                found.append(given.get("value") or "")


def fields(page: str) -> dict[str, list[str]]:
    """Return the fields of a page's forms."""
    parser = _Fields()
    parser.feed(page)
    return parser.choices


def fillings(known: dict[str, list[str]], value: bytes, place: int) -> Iterator[Pairs]:
    """Yield the form with the value everywhere, and with the value only where one types.

    The rest is as it should be then: of what may be chosen, the choice at `place`.
    """
    names = [*known, *(name for name in ASKED if name not in known)]
    yield [(name, value) for name in names for _twice in range(2)]
    yield [(name, choices[place].encode() if choices else value) for name, choices in known.items()]


def body(pairs: Pairs) -> str:
    """Return it as a browser would send it."""
    return urlencode(pairs)

"""The values of a JSON list, or of JSON lines, one after the other: memory does not grow with the list."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from alongside.imports.reading import FileError

LONGEST_VALUE = 1_000_000
_BLANKS = re.compile(r"[ \t\r\n]*")


def values(pieces: Iterable[str]) -> Iterator[Any]:
    """Yield each value.

    Raises FileError where the text is no JSON any more.
    """
    number = 0
    try:
        for value in _values(_Text(pieces)):
            number += 1
            yield value
    # Beside what is no JSON: nested too deeply, or a number with thousands of digits.
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else _("it holds something far too long or too deep")
        raise FileError(
            _("Entry %(number)d is not proper JSON (%(why)s). Check its commas, brackets and quotation marks.")
            % {"number": number + 1, "why": why}
        ) from error


def _values(text: "_Text") -> Iterator[Any]:
    if text.mark() != "[":
        while text.mark():
            yield text.value()
        return
    text.step()
    mark = text.mark()
    while mark != "]":
        yield text.value()
        mark = text.mark()
        if mark == ",":
            text.step()
            text.mark()
        elif mark != "]":
            text.fail(_("a comma is missing, or the end of the list"))
    text.step()
    if text.mark():
        text.fail(_("something follows the end of the list"))


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


class _Text:
    """A text that comes in pieces, read from left to right."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._text, self._at = "", 0
        self._decoder = json.JSONDecoder(parse_constant=_no_number)

    def mark(self) -> str:
        """The next letter that is not blank; nothing at the end."""
        while True:
            blanks = _BLANKS.match(self._text, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def step(self) -> None:
        """Go over that letter."""
        self._at += 1

    def value(self) -> Any:
        """The value that starts here."""
        while True:
            try:
                value, self._at = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                # It may only be cut off where the piece ends.
                if len(self._text) - self._at > LONGEST_VALUE or not self._more():
                    raise
            else:
                return value

    def fail(self, why: str) -> NoReturn:
        """Stop here."""
        raise json.JSONDecodeError(why, self._text, self._at)

    def _more(self) -> bool:
        piece = next(self._pieces, None)
        if piece is not None:
            self._text, self._at = self._text[self._at :] + piece, 0
        return piece is not None

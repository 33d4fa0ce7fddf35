"""What people type is kept as they typed it, less what no one can see and could be used to deceive."""

import re
import unicodedata

# Controls (except tab and line feed), and marks that turn the direction of all the text that follows. Plain
# left-to-right and right-to-left marks stay: names and words in Arabic, Hebrew or Urdu need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")
_BLANKS = re.compile(r"[^\S\n]+")
_MANY_LINES = re.compile(r"\n{3,}")


def lines(value: str) -> str:
    """Return text of several lines: line ends as `\\n`, composed (NFC), without controls, at most one blank line."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", value))
    text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _MANY_LINES.sub("\n\n", text).strip()


def line(value: str) -> str:
    """Return text of one line: as `lines`, with every run of white space as one space."""
    return _BLANKS.sub(" ", lines(value).replace("\n", " ")).strip()

"""Reading a file as lines of text, and saying plainly when it is not one. Bounded memory, whatever is given."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

LONGEST_LINE = 100_000
_OTHER_FORMATS = {
    b"PK\x03\x04": "a spreadsheet or a zip file",
    b"\xd0\xcf\x11\xe0": "an old Excel file",
    b"%PDF": "a PDF",
    b"{": "JSON",
    b"<": "a web page or XML",
    b"\x1f\x8b": "a compressed file",
}


class FileError(Exception):
    """The file as a whole cannot be read; the message says what is wrong and what to do."""


def open_file(path: Path) -> BinaryIO:
    """Open a file to import.

    Raises FileError when there is none, when it is a folder, or when we may not read it.
    """
    if path.is_dir():
        raise FileError(_("%(name)s is a folder. Give the CSV file inside it.") % {"name": path.name})
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise FileError(_("There is no file %(name)s. Check the spelling.") % {"name": str(path)}) from error
    except OSError as error:
        problem = {"name": str(path), "why": error.strerror or ""}
        raise FileError(_("%(name)s cannot be read: %(why)s.") % problem) from error


class Lines:
    """The lines of a file as text; counts bytes and takes a digest on the way, so that one reading is enough."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.digest = hashlib.sha256()
        self.bytes_read = 0
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        """Yield each line.

        Raises FileError at the first line that is not UTF-8 text.
        """
        while raw := self.file.readline(LONGEST_LINE + 1):
            self.number += 1
            if self.number == 1:
                raw = _checked_start(raw)
            self.digest.update(raw)
            self.bytes_read += len(raw)
            yield self._text(raw)

    def _text(self, raw: bytes) -> str:
        where = {"line": self.number}
        if b"\x00" in raw:
            raise FileError(
                _("Line %(line)d holds a NUL byte, so this is not a text file. Save it as CSV UTF-8.") % where
            )
        if len(raw) > LONGEST_LINE:
            raise FileError(
                _(
                    "Line %(line)d is longer than 100,000 characters. "
                    "Check for a missing quotation mark and that each line ends properly."
                )
                % where
            )
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise FileError(
                _(
                    "Line %(line)d is not UTF-8 text. "
                    "In Excel choose Save as, “CSV UTF-8 (Comma delimited)”, and try again."
                )
                % where
            ) from error


def _checked_start(raw: bytes) -> bytes:
    """The first line without its byte order mark; other formats are named."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:4]:
        raise FileError(_("The file is UTF-16. In Excel choose Save as, “CSV UTF-8 (Comma delimited)”, and try again."))
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    for start, what in _OTHER_FORMATS.items():
        if raw.lstrip().startswith(start):
            raise FileError(
                _("This is %(what)s, not a CSV file. Open it in a spreadsheet program and save it as CSV UTF-8.")
                % {"what": what}
            )
    return raw


def size_of(file: BinaryIO) -> int:
    """How many bytes there are, for showing progress; 0 when that cannot be known."""
    if not file.seekable():
        return 0
    here = file.tell()
    size = file.seek(0, io.SEEK_END)
    file.seek(here)
    return size

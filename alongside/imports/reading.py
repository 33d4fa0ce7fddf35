"""Reading a file as text, and saying plainly when it is not one. Bounded memory, whatever is given."""

import codecs
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST_LINE = 100_000
PIECE = 65_536
_MARK = b"\xef\xbb\xbf"
_OTHER_FORMATS: dict[bytes, Any] = {
    b"PK\x03\x04": gettext_lazy("a spreadsheet or a zip file"),
    b"\xd0\xcf\x11\xe0": gettext_lazy("an old Excel file"),
    b"%PDF": gettext_lazy("a PDF"),
    b"{": "JSON",
    b"<": gettext_lazy("a web page or XML"),
    b"\x1f\x8b": gettext_lazy("a compressed file"),
}


class FileError(Exception):
    """The file as a whole cannot be read; the message says what is wrong and what to do."""


def open_file(path: Path) -> BinaryIO:
    """Open a file to import.

    Raises FileError when there is none, when it is a folder, or when we may not read it.
    """
    if path.is_dir():
        raise FileError(_("%(name)s is a folder. Give the file inside it.") % {"name": path.name})
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise FileError(_("There is no file %(name)s. Check the spelling.") % {"name": str(path)}) from error
    except OSError as error:
        problem = {"name": str(path), "why": error.strerror or ""}
        raise FileError(_("%(name)s cannot be read: %(why)s.") % problem) from error


class _Counted:
    """A file whose bytes are counted and digested on the way, so that one reading is enough."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.digest = hashlib.sha256()
        self.bytes_read = 0

    def _count(self, raw: bytes) -> bytes:
        """Take note of what was read; the first piece comes back without its byte order mark."""
        is_first = self.bytes_read == 0
        self.digest.update(raw)
        self.bytes_read += len(raw)
        return _checked_start(raw) if is_first else raw


class Lines(_Counted):
    """The lines of a CSV file as text."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        """Yield each line.

        Raises FileError at the first line that is not UTF-8 text.
        """
        while raw := self.file.readline(LONGEST_LINE + 1):
            self.number += 1
            raw = self._count(raw)
            if self.number == 1:
                _refuse_other_formats(raw)
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


class Pieces(_Counted):
    """A file as text, piece by piece, wherever its lines end."""

    def __iter__(self) -> Iterator[str]:
        """Yield each piece.

        Raises FileError at the first piece that is not UTF-8 text.
        """
        decoder, line = codecs.getincrementaldecoder("utf-8")(), 1
        while raw := self.file.read(PIECE):
            raw = self._count(raw)
            if b"\x00" in raw:
                line += raw[: raw.index(b"\x00")].count(b"\n")
                raise FileError(_("Line %(line)d holds a NUL byte, so this is not a text file.") % {"line": line})
            yield _decoded(decoder, raw, line)
            line += raw.count(b"\n")
        _decoded(decoder, b"", line)


def _decoded(decoder: codecs.IncrementalDecoder, raw: bytes, line: int) -> str:
    try:
        return decoder.decode(raw, final=not raw)
    except UnicodeDecodeError as error:
        line += raw[: error.start].count(b"\n")
        raise FileError(_("Line %(line)d is not UTF-8 text. Save the file as UTF-8.") % {"line": line}) from error


def is_json(file: BinaryIO) -> bool:
    """Whether the file starts as JSON does: with a list or an object."""
    return _beginning(file).removeprefix(_MARK).lstrip().startswith((b"[", b"{"))


def _beginning(file: BinaryIO) -> bytes:
    """The first bytes, left to be read again."""
    if not file.seekable():
        return file.peek(64)  # type: ignore[attr-defined]  # a pipe that was opened has it
    here = file.tell()
    start = file.read(64)
    file.seek(here)
    return start


def _checked_start(raw: bytes) -> bytes:
    """The first piece without its byte order mark."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:4]:
        raise FileError(_("The file is UTF-16. In Excel choose Save as, “CSV UTF-8 (Comma delimited)”, and try again."))
    return raw.removeprefix(_MARK)


def _refuse_other_formats(raw: bytes) -> None:
    """Name what is no CSV."""
    for start, what in _OTHER_FORMATS.items():
        if raw.lstrip().startswith(start):
            raise FileError(
                _("This is %(what)s, not a CSV file. Open it in a spreadsheet program and save it as CSV UTF-8.")
                % {"what": what}
            )


def size_of(file: BinaryIO) -> int:
    """How many bytes there are, for showing progress; 0 when that cannot be known."""
    if not file.seekable():
        return 0
    here = file.tell()
    size = file.seek(0, io.SEEK_END)
    file.seek(here)
    return size

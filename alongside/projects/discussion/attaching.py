"""Which files can come with a post: those that are what their name says, and that nobody's computer runs."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

MOST_BYTES = 5 * 1024 * 1024
#: A document is a zip file of a few parts; a bomb has many.
MOST_PARTS = 5_000


class UnknownKindError(Exception):
    """A file is none of the kinds we take, or not what its name says."""


class EmptyFileError(Exception):
    """There is nothing in a file."""


@dataclass(frozen=True, kw_only=True)
class File:
    """A file that was looked at: its name, what it is, and what is in it."""

    name: str
    kind: str
    content: bytes


def checked(name: str, content: bytes) -> File:
    """Return the file once its ending and its first bytes agree.

    Raises EmptyFileError, or UnknownKindError for everything else.
    """
    if not content:
        raise EmptyFileError
    kind = name.rpartition(".")[2].lower() if "." in name else ""
    kind = "jpg" if kind == "jpeg" else kind
    if kind not in _LOOKS_LIKE or not _LOOKS_LIKE[kind](content):
        raise UnknownKindError
    return File(name=name, kind=kind, content=content)


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(starts)


def _is_text(content: bytes) -> bool:
    """Whether it holds no control characters but line ends and tabs: so also text in older encodings."""
    return not any(byte < 0x20 and byte not in b"\t\n\r\f" for byte in content)


def _zip_with(part: str, says: bytes = b"") -> Callable[[bytes], bool]:
    """Whether it is a zip file with this part, whose content begins so, and without macros."""

    def look(content: bytes) -> bool:
        if not content.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                names = parts.namelist()
                if part not in names or len(names) > MOST_PARTS or any(map(_is_macro, names)):
                    return False
                with parts.open(part) as opened:
                    return opened.read(len(says)) == says
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
            return False

    return look


def _is_macro(name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))


_LOOKS_LIKE: Mapping[str, Callable[[bytes], bool]] = {
    "pdf": _begins(b"%PDF-"),
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "jpg": _begins(b"\xff\xd8\xff"),
    "txt": _is_text,
    "csv": _is_text,
    "docx": _zip_with("word/document.xml"),
    "xlsx": _zip_with("xl/workbook.xml"),
    "odt": _zip_with("mimetype", b"application/vnd.oasis.opendocument.text"),
}

"""Remember what a step was done for, so that it is skipped until one of its inputs changes."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tooling.paths import STAMPS


def digest(files: Iterable[Path], *also: str) -> str:
    """Sum up files (by name and content) and any further words a step depends on."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    for word in also:
        total.update(word.encode() + b"\0")
    return total.hexdigest()


def is_done(name: str, wanted: str, *, makes: Path, stamps: Path = STAMPS) -> bool:
    """Tell whether a step was done for exactly this digest, and what it made is still there."""
    stamp = stamps / name
    return makes.exists() and stamp.exists() and stamp.read_text() == wanted


def mark_done(name: str, wanted: str, *, stamps: Path = STAMPS) -> None:
    """Record that a step was done; called last, so an interrupted step is done again."""
    stamps.mkdir(parents=True, exist_ok=True)
    (stamps / name).write_text(wanted)

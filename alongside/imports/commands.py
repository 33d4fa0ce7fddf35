"""What the commands that import a file share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import CommandError

from alongside.imports.progress import Bar
from alongside.imports.reading import FileError, open_file


@contextmanager
def opened(path: Path, bar: Bar) -> Iterator[BinaryIO]:
    """Open the file; one that cannot be read ends the command in words, and the bar leaves the line clean."""
    try:
        with open_file(path) as file:
            yield file
    except FileError as error:
        raise CommandError(f"Nothing was imported. {error}") from error
    finally:
        bar.end()

"""How far a long command has got: shown on a terminal when it takes more than two seconds, else silent."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

Thing = TypeVar("Thing")


def progress(things: Iterable[Thing], *, total: int, words: str) -> Iterator[Thing]:
    """Pass on each thing, drawing a bar on the error output when that is a terminal and the work is slow."""
    yield from tqdm(things, total=total, desc=words, delay=2, disable=None, leave=False, mininterval=0.2)
